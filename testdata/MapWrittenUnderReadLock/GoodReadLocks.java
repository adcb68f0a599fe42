import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Changes under locks that nobody shares, and looks under those that readers do. */
class GoodReadLocks {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final ReentrantLock plain = new ReentrantLock();
  private final StampedLock stamped = new StampedLock();

  @GuardedBy("lock")
  private final Map<String, String> cache = new HashMap<>();

  private final Map<String, String> concurrent = new ConcurrentHashMap<>();

  @GuardedBy("plain")
  private final Map<String, Integer> counts = new HashMap<>();

  @GuardedBy("lock")
  private final Map<String, String> ordered = new LinkedHashMap<>(16, 0.75f, false);

  @GuardedBy("stamped")
  private final Map<String, String> points = new HashMap<>();

  String get(String key) {
    lock.readLock().lock();
    try {
      concurrent.merge(key, "1", String::concat);
      return cache.get(key) + ordered.get(key);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The read lock is let go before the write lock is taken. */
  String getOrLoad(String key) {
    lock.readLock().lock();
    try {
      if (cache.containsKey(key)) {
        return cache.get(key);
      }
    } finally {
      lock.readLock().unlock();
    }
    lock.writeLock().lock();
    try {
      ordered.put(key, key);
      return cache.computeIfAbsent(key, String::trim);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** From the write lock down to the read lock. */
  String replace(String key, String value) {
    lock.writeLock().lock();
    try {
      lock.readLock().lock();
      cache.put(key, value);
    } finally {
      lock.writeLock().unlock();
    }
    try {
      return cache.get(key);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Another lock guards the counters. */
  void count(String key) {
    lock.readLock().lock();
    try {
      plain.lock();
      try {
        counts.merge(key, cache.size(), Integer::sum);
      } finally {
        plain.unlock();
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  /** What is made here is nobody else's. */
  Map<String, String> snapshot() {
    Map<String, String> copy = new HashMap<>();
    lock.readLock().lock();
    try {
      copy.putAll(cache);
    } finally {
      lock.readLock().unlock();
    }
    return copy;
  }

  void move(String key) {
    long stamp = stamped.writeLock();
    try {
      points.remove(key);
    } finally {
      stamped.unlockWrite(stamp);
    }
  }

  @GuardedBy("lock")
  private final Map<String, String> recent = new LinkedHashMap<>(16, 0.75f, true);

  /** Only get moves an entry. */
  boolean isRecent(String key) {
    lock.readLock().lock();
    try {
      return recent.containsKey(key) || recent.size() > 100;
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The read stamp becomes that of the write lock. */
  void convert(String key) {
    long stamp = stamped.readLock();
    try {
      while (points.containsKey(key)) {
        long write = stamped.tryConvertToWriteLock(stamp);
        if (write != 0) {
          stamp = write;
          points.remove(key);
        } else {
          stamped.unlockRead(stamp);
          stamp = stamped.writeLock();
        }
      }
    } finally {
      stamped.unlock(stamp);
    }
  }
}
