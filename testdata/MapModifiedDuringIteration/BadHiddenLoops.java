import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.TreeMap;

/** Changes that are further away, or that look like something else. */
class BadHiddenLoops {
  private static final Map<String, Integer> COUNTS = new HashMap<>();
  private final Map<String, Long> sessions = new HashMap<>();
  private final Map<String, Long> locked = Collections.synchronizedMap(new HashMap<>());
  private final TreeMap<String, Long> sorted = new TreeMap<>();
  private final List<String> names = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();

  void twoCallsAway(long now) {
    for (String id : this.sessions.keySet()) {
      check(id, now);
    }
  }

  private void check(String id, long now) {
    if (sessions.get(id) < now) {
      drop(id);
    }
  }

  private void drop(String id) {
    this.sessions.remove(id);
  }

  static void ofTheClass() {
    for (String word : COUNTS.keySet()) {
      forget(word);
    }
  }

  private static void forget(String word) {
    COUNTS.remove(word);
  }

  /** The nested class changes what belongs to the outer one. */
  final class Cleaner {
    void clean() {
      for (String id : sessions.keySet()) {
        drop(id);
      }
    }
  }

  static final class Holder {
    private final List<String> items = new ArrayList<>();

    void drop(String item) {
      items.remove(item);
    }
  }

  void ofAnotherObject(Holder holder) {
    for (String item : holder.items) {
      holder.drop(item);
    }
  }

  void byForIterator(long now) {
    for (Iterator<Map.Entry<String, Long>> all = sessions.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<String, Long> entry = all.next();
      if (entry.getValue() < now) {
        sessions.remove(entry.getKey());
      }
    }
  }

  /** The key is another map's value here: the iterator would remove the wrong entry. */
  void byValue() {
    Iterator<Long> times = sessions.values().iterator();
    while (times.hasNext()) {
      Long time = times.next();
      sessions.remove(time);
    }
  }

  /** When the change comes, the iterator stands at the second of the two. */
  void inPairs() {
    Iterator<String> all = names.iterator();
    while (all.hasNext()) {
      String first = all.next();
      String second = all.next();
      if (first.equals(second)) {
        names.remove(first);
      }
    }
  }

  void backwards() {
    Iterator<String> last = open.descendingIterator();
    while (last.hasNext()) {
      if (last.next().isEmpty()) {
        open.removeLast();
      }
    }
  }

  /** A copy would lose what is set. */
  void withSet() {
    ListIterator<String> all = names.listIterator();
    while (all.hasNext()) {
      String name = all.next();
      all.set(name.trim());
      if (name.isEmpty()) {
        names.add("anonymous");
      }
    }
  }

  /** Likewise. */
  void withSetValue() {
    for (Map.Entry<String, Long> entry : sorted.entrySet()) {
      entry.setValue(0L);
      if (entry.getKey().isEmpty()) {
        sorted.pollFirstEntry();
      }
    }
  }

  void inRemoveIf() {
    names.removeIf(
        name -> {
          names.add(name.trim());
          return name.isEmpty();
        });
  }

  void inReplaceAll() {
    names.replaceAll(
        name -> {
          names.remove("#");
          return name.trim();
        });
  }

  void inMethodReference() {
    names.stream().forEach(this::rename);
  }

  private void rename(String name) {
    names.add(name.trim());
  }

  /** Holding the monitor keeps other threads out, not this one. */
  void underItsMonitor() {
    synchronized (locked) {
      for (String id : locked.keySet()) {
        if (id.isEmpty()) {
          locked.keySet().remove(id);
        }
      }
    }
  }

  /** The inner loop is left, the outer one goes on. */
  void leavesInnerLoop(List<String> gone) {
    for (String name : names) {
      for (String other : gone) {
        if (name.equals(other)) {
          names.remove(name);
          break;
        }
      }
    }
  }

  void newKey() {
    for (String id : sessions.keySet()) {
      sessions.put(id.trim(), 0L);
    }
  }

  void whenItFails() {
    for (String name : names) {
      try {
        Integer.parseInt(name);
      } catch (NumberFormatException e) {
        names.remove(name);
      }
    }
  }

  /** The constant opens the way to the change. */
  void byConstant() {
    for (String id : sessions.keySet()) {
      dropIf(id, true);
    }
  }

  private void dropIf(String id, boolean really) {
    if (really) {
      sessions.remove(id);
    }
  }

  private boolean started;

  /** The flag is taken back on the way. */
  void flagged() {
    started = true;
    for (String name : names) {
      started = name.isEmpty();
      keep(name);
    }
  }

  private void keep(String name) {
    if (!started) {
      names.add(name);
    }
  }
}
