import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Vector;

class BadIterations {
  private final Map<String, Long> sessions = Collections.synchronizedMap(new HashMap<>());
  private final List<Runnable> listeners = Collections.synchronizedList(new ArrayList<>());
  private final Set<String> names = Collections.synchronizedSet(new HashSet<>());
  private final Vector<String> lines = new Vector<>();
  private final Map<String, Long> others = new HashMap<>();

  void open(String id) {
    sessions.put(id, 1L);
    listeners.add(() -> {});
    names.add(id);
    lines.add(id);
  }

  void fire() {
    for (Runnable listener : listeners) {
      listener.run();
    }
  }

  long sum() {
    long sum = 0;
    for (long time : sessions.values()) {
      sum += time;
    }
    return sum;
  }

  /** The monitor of the view is not the one the map uses. */
  void wrongMonitor() {
    Set<String> ids = sessions.keySet();
    synchronized (ids) {
      for (String id : ids) {
        System.out.println(id);
      }
    }
  }

  boolean anyEmpty() {
    return names.stream().anyMatch(String::isEmpty);
  }

  void dropEmpty() {
    Iterator<String> all = lines.iterator();
    while (all.hasNext()) {
      if (all.next().isEmpty()) {
        all.remove();
      }
    }
  }

  /** Copies by stepping through the entries. */
  Map<String, Long> copy() {
    return new HashMap<>(sessions);
  }

  Set<String> copyNames() {
    return new HashSet<>(names);
  }

  void addTo() {
    others.putAll(sessions);
  }

  String longest() {
    return Collections.max(names);
  }
}
