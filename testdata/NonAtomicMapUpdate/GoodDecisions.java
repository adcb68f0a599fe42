import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Decisions that another thread cannot spoil, or that it may. */
class GoodDecisions {
  private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
  private final ConcurrentMap<Integer, String> byNumber = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> byId = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, AutoCloseable> sessions = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> fixed = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> locked = new ConcurrentHashMap<>();
  private final AtomicInteger sequence = new AtomicInteger();

  /** To overwrite is meant: putting it anyway would be the same. */
  void update(String name, Integer count) {
    if (!count.equals(counts.get(name))) {
      counts.put(name, count);
    }
  }

  void updateUnlessEqual(String name, Integer count) {
    if (Objects.equals(counts.get(name), count)) {
      return;
    }
    counts.put(name, count);
  }

  /** Nobody else has the key. */
  int add(String value) {
    int number = sequence.incrementAndGet();
    if (!byNumber.containsKey(number)) {
      byNumber.put(number, value);
    }
    return number;
  }

  String addRandom(String value) {
    String id = UUID.randomUUID().toString();
    if (byId.containsKey(id)) {
      throw new IllegalStateException(id);
    }
    byId.put(id, value);
    return id;
  }

  /** What the one atomic call gives is looked at. */
  void close(String name) throws Exception {
    if (sessions.get(name) != null) {
      AutoCloseable session = sessions.remove(name);
      if (session != null) {
        session.close();
      }
    }
  }

  void reopen(String name, AutoCloseable session) throws Exception {
    AutoCloseable old = sessions.put(name, session);
    if (old != null) {
      old.close();
    }
  }

  void removeTested(String name) {
    Integer count = counts.get(name);
    if (count != null && count == 0) {
      counts.remove(name, count);
    }
  }

  void removeInside(String name) {
    counts.computeIfPresent(name, (unused, count) -> count == 0 ? null : count);
    counts.values().removeIf(count -> count == 0);
  }

  void retry(String name) {
    Integer count;
    do {
      count = counts.get(name);
    } while (count != null && !counts.replace(name, count, count + 1));
  }

  /** A map that is made here and returned at the end belongs to this call. */
  Map<String, Integer> histogram(List<String> names) {
    Map<String, Integer> histogram = new ConcurrentHashMap<>();
    names.stream().forEach(n -> histogram.put(n, histogram.getOrDefault(n, 0) + 1));
    for (String name : names) {
      if (!histogram.containsKey(name)) {
        histogram.put(name, 0);
      }
    }
    return histogram;
  }

  /** The entries of a copy. */
  Map<String, Integer> doubled() {
    Map<String, Integer> copy = new HashMap<>(counts);
    for (Map.Entry<String, Integer> entry : copy.entrySet()) {
      entry.setValue(entry.getValue() * 2);
    }
    return copy;
  }

  /** The iterator removes what it gave, whatever its value is by now: that is said to be so. */
  void sweep() {
    for (Iterator<Integer> it = counts.values().iterator(); it.hasNext(); ) {
      if (it.next() == 0) {
        it.remove();
      }
    }
  }

  /** The key is another by then. */
  void next(String name) {
    String key = name;
    if (fixed.containsKey(key)) {
      key = name + "'";
      fixed.put(key, name);
    }
  }

  /** Every writer holds the lock, also where the look stands in a method of its own. */
  synchronized void lock(String name) {
    if (!isLocked(name)) {
      locked.put(name, name);
    }
  }

  private boolean isLocked(String name) {
    return locked.containsKey(name);
  }

  synchronized void unlock(String name) {
    if (name.equals(locked.get(name))) {
      locked.remove(name);
    }
  }

  Integer orNull(String name) {
    if (counts.containsKey(name)) {
      return counts.get(name);
    }
    return null;
  }
}
