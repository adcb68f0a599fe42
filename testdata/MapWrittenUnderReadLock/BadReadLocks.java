import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Changes under locks that readers share. */
class BadReadLocks {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Lock readLock = lock.readLock();
  private final StampedLock stamped = new StampedLock();
  private final Map<String, String> cache = new HashMap<>();
  private final Map<String, String> recent = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Object, String> weak = new WeakHashMap<>();
  private final List<String> misses = new ArrayList<>();
  private final Map<String, Integer> hits = new HashMap<>();
  private final Map<String, String> points = new HashMap<>();
  private final Map<String, String> optimistic = new HashMap<>();
  private final List<String> marks = new ArrayList<>();
  private final Map<Object, String> values = new WeakHashMap<>();

  String load(String key) {
    lock.readLock().lock();
    try {
      return cache.computeIfAbsent(key, String::trim);
    } finally {
      lock.readLock().unlock();
    }
  }

  void put(String key, String value) {
    lock.writeLock().lock();
    try {
      cache.put(key, value);
      recent.put(key, value);
      weak.put(key, value);
      hits.put(key, 0);
      misses.clear();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** A look moves the entry to the end. */
  String recent(String key) {
    readLock.lock();
    try {
      return recent.get(key);
    } finally {
      readLock.unlock();
    }
  }

  /** A look takes dead entries out. */
  int weak() {
    readLock.lock();
    try {
      return weak.size();
    } finally {
      readLock.unlock();
    }
  }

  /** In helpers that are called under the read lock only. */
  String find(String key) {
    readLock.lock();
    try {
      count(key);
      return cache.containsKey(key) ? cache.get(key) : miss(key);
    } finally {
      readLock.unlock();
    }
  }

  private void count(String key) {
    hits.merge(key, 1, Integer::sum);
  }

  private String miss(String key) {
    misses.add(key);
    return null;
  }

  void move(String key) {
    long stamp = stamped.readLock();
    try {
      points.remove(key);
    } finally {
      stamped.unlockRead(stamp);
    }
  }

  String optimistic(String key) {
    long stamp = stamped.tryOptimisticRead();
    String value = optimistic.putIfAbsent(key, "");
    if (!stamped.validate(stamp)) {
      stamp = stamped.readLock();
      try {
        value = optimistic.get(key);
      } finally {
        stamped.unlockRead(stamp);
      }
    }
    return value;
  }

  /** One caller has the write lock, the other only the read lock. */
  void touch(String key) {
    lock.readLock().lock();
    try {
      mark(key);
    } finally {
      lock.readLock().unlock();
    }
  }

  void touchAlone(String key) {
    lock.writeLock().lock();
    try {
      mark(key);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void mark(String key) {
    marks.add(key);
  }

  List<String> live() {
    readLock.lock();
    try {
      return new ArrayList<>(values.values());
    } finally {
      readLock.unlock();
    }
  }
}
