import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

class GoodIterations {
  private final Map<String, Long> sessions = Collections.synchronizedMap(new HashMap<>());
  private final List<Runnable> listeners = Collections.synchronizedList(new ArrayList<>());
  private final List<String> fixed = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Long> concurrent = new ConcurrentHashMap<>();
  private final List<Runnable> snapshot = new CopyOnWriteArrayList<>();
  private final List<String> collected = new ArrayList<>();

  GoodIterations(List<String> initial) {
    fixed.addAll(initial);
  }

  void open(String id) {
    sessions.put(id, 1L);
    listeners.add(() -> {});
    concurrent.put(id, 1L);
    snapshot.add(() -> {});
  }

  void fire() {
    synchronized (listeners) {
      for (Runnable listener : listeners) {
        listener.run();
      }
    }
  }

  /** A view's iteration needs the monitor of the map. */
  long sum() {
    long sum = 0;
    synchronized (sessions) {
      for (long time : sessions.values()) {
        sum += time;
      }
    }
    return sum;
  }

  /** These take the monitor themselves. */
  void lockThemselves() {
    listeners.forEach(Runnable::run);
    sessions.forEach((id, time) -> System.out.println(id + time));
    Object[] all = listeners.toArray();
    System.out.println(sessions.toString() + all.length);
    System.out.println("sessions " + sessions);
  }

  /** These copy through toArray, which does. */
  int copies() {
    List<Runnable> copy = new ArrayList<>(listeners);
    copy.addAll(listeners);
    return copy.size() + List.copyOf(listeners).size();
  }

  /** Nobody changes it after construction. */
  int length() {
    int length = 0;
    for (String line : fixed) {
      length += line.length();
    }
    return length;
  }

  void weaklyConsistent() {
    for (String id : concurrent.keySet()) {
      System.out.println(id);
    }
    for (Runnable listener : snapshot) {
      listener.run();
    }
  }

  /** Its own monitor, taken by the caller of a private helper. */
  void print() {
    synchronized (sessions) {
      printAll();
    }
  }

  private void printAll() {
    for (Map.Entry<String, Long> session : sessions.entrySet()) {
      System.out.println(session.getKey());
    }
  }
}
