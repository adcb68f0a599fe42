import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

class GoodUpdates {
  private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
  private final Map<String, Integer> plain = new HashMap<>();
  private final Map<String, String> names = Collections.synchronizedMap(new HashMap<>());
  private final ConcurrentMap<String, String> locked = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> flowing = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> kept = new ConcurrentHashMap<>();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Lock lock = new ReentrantLock();

  GoodUpdates(List<String> initial) {
    for (String name : initial) {
      if (!counts.containsKey(name)) {
        counts.put(name, 0);
      }
    }
  }

  List<String> atomic(String key) {
    return groups.computeIfAbsent(key, unused -> new ArrayList<>());
  }

  /** A look before the atomic call is a known idiom: it saves the lock. */
  List<String> fastPath(String key) {
    List<String> group = groups.get(key);
    if (group == null) {
      List<String> fresh = new ArrayList<>();
      group = groups.putIfAbsent(key, fresh);
      if (group == null) {
        group = fresh;
      }
    }
    return group;
  }

  boolean compareAndSet(String word) {
    Integer old = counts.get(word);
    return old != null && counts.replace(word, old, old + 1);
  }

  /** Overwriting is meant: the new value has nothing to do with the old one. */
  void set(String word, int count) {
    counts.put(word, count);
  }

  void replaceKnown(String word, int count) {
    if (counts.containsKey(word)) {
      counts.put(word, count);
    }
  }

  /** The value that was overwritten is looked at. */
  void warn(String word) {
    if (!counts.containsKey(word)) {
      Integer other = counts.put(word, 1);
      if (other != null) {
        System.out.println("also counted elsewhere: " + other);
      }
    }
  }

  /** A plain map is another rule's concern. */
  void plain(String word) {
    if (!plain.containsKey(word)) {
      plain.put(word, 1);
    }
  }

  /** The wrapper's own calls take its monitor. */
  void underItsMonitor(String id) {
    synchronized (names) {
      if (!names.containsKey(id)) {
        names.put(id, id);
      }
    }
  }

  /** Every writer takes the same lock. */
  synchronized void create(String id) {
    if (!locked.containsKey(id)) {
      store(id);
    }
  }

  private void store(String id) {
    if (locked.get(id) == null) {
      locked.put(id, id);
    }
  }

  synchronized void drop(String id) {
    locked.remove(id);
  }

  void explicitLock(String id) {
    lock.lock();
    try {
      if (!flowing.containsKey(id)) {
        flowing.put(id, id);
      }
    } finally {
      lock.unlock();
    }
  }

  void tried(String id) {
    boolean free = lock.tryLock();
    if (free) {
      try {
        String old = flowing.get(id);
        if (old == null) {
          flowing.put(id, id);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** Checked again under the lock. */
  String doubleChecked(String id) {
    String found = flowing.get(id);
    if (found == null) {
      lock.lock();
      try {
        found = flowing.get(id);
        if (found == null) {
          found = id.trim();
          flowing.put(id, found);
        }
      } finally {
        lock.unlock();
      }
    }
    return found;
  }

  /** Nobody else can see it. */
  static int local(List<String> words) {
    ConcurrentMap<String, Integer> own = new ConcurrentHashMap<>();
    for (String word : words) {
      own.put(word, own.getOrDefault(word, 0) + 1);
    }
    return own.size();
  }

  /** Nothing is ever removed: what is there stays. */
  int length(String id) {
    kept.putIfAbsent(id, id);
    if (kept.containsKey(id)) {
      return kept.get(id).length();
    }
    return 0;
  }

  /** Adding twice is the same as once. */
  void remember(String id) {
    if (!seen.contains(id)) {
      seen.add(id);
    }
  }

  /** Removing twice as well. */
  void forget(String id) {
    if (seen.contains(id)) {
      seen.remove(id);
    }
  }

  /** Another key. */
  void move(String from, String to) {
    if (!counts.containsKey(from)) {
      counts.put(to, 1);
    }
  }

  /** The result is tested: the entry may be gone, and that is fine. */
  String trimmed(String id) {
    if (locked.containsKey(id)) {
      String value = locked.get(id);
      return value == null ? "" : value.trim();
    }
    return "";
  }
}
