import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

class BadRemovals {
  private final ConcurrentMap<String, Lock> locks = new ConcurrentHashMap<>();

  void update(String key, Runnable work) {
    Lock lock = locks.computeIfAbsent(key, k -> new ReentrantLock());
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
      locks.remove(key);
    }
  }

  /** Before the release is no better: those who wait have the old one. */
  void removeFirst(String key, Runnable work) {
    Lock lock = locks.computeIfAbsent(key, k -> new ReentrantLock());
    lock.lock();
    try {
      work.run();
    } finally {
      locks.remove(key, lock);
      lock.unlock();
    }
  }

  /** Monitors. */
  static class Monitors {
    private final Map<String, Object> monitors = new ConcurrentHashMap<>();

    void update(String key, Runnable work) {
      synchronized (monitors.computeIfAbsent(key, k -> new Object())) {
        work.run();
      }
      monitors.remove(key);
    }
  }

  /** Methods that lock and unlock. */
  static class Methods {
    private final ConcurrentMap<String, ReentrantLock> byKey = new ConcurrentHashMap<>();

    void lock(String key) {
      byKey.computeIfAbsent(key, k -> new ReentrantLock()).lock();
    }

    void unlock(String key) {
      byKey.remove(key).unlock();
    }
  }

  /** Looked up again to be unlocked. */
  static class LookedUp {
    private final ConcurrentMap<String, Lock> byKey = new ConcurrentHashMap<>();

    void lock(String key) {
      byKey.computeIfAbsent(key, k -> new ReentrantLock()).lock();
    }

    void unlock(String key) {
      Lock lock = byKey.get(key);
      if (lock != null) {
        lock.unlock();
        byKey.remove(key);
      }
    }
  }

  /** A lock knows who waits for it, not who has fetched it. */
  static class Asked {
    private final ConcurrentMap<String, ReentrantLock> byKey = new ConcurrentHashMap<>();

    private ReentrantLock lockOf(String key) {
      return byKey.computeIfAbsent(key, k -> new ReentrantLock());
    }

    void update(String key, Runnable work) {
      ReentrantLock lock = lockOf(key);
      lock.lock();
      try {
        work.run();
      } finally {
        lock.unlock();
        if (!lock.hasQueuedThreads()) {
          byKey.remove(key);
        }
      }
    }

    void sweep() {
      byKey.values().removeIf(lock -> !lock.isLocked());
    }
  }

  static class Permits {
    private final Map<Long, Semaphore> permits = new ConcurrentHashMap<>();

    void update(long id, Runnable work) throws InterruptedException {
      Semaphore permit = permits.get(id);
      if (permit == null) {
        Semaphore fresh = new Semaphore(1);
        Semaphore other = permits.putIfAbsent(id, fresh);
        permit = other == null ? fresh : other;
      }
      permit.acquire();
      try {
        work.run();
      } finally {
        permit.release();
        forget(id);
      }
    }

    private void forget(long id) {
      permits.remove(id);
    }
  }

  static class Halves {
    private final Map<String, ReentrantReadWriteLock> locks = new ConcurrentHashMap<>();

    void update(String key, Runnable work) {
      ReentrantReadWriteLock lock =
          locks.computeIfAbsent(key, k -> new ReentrantReadWriteLock());
      lock.writeLock().lock();
      try {
        work.run();
      } finally {
        lock.writeLock().unlock();
        locks.keySet().remove(key);
      }
    }
  }

  /** The lock around the map covers the fetching, not the waiting. */
  static class Fetched {
    private final Map<String, Lock> locks = new HashMap<>();

    void update(String key, Runnable work) {
      Lock lock;
      synchronized (locks) {
        lock = locks.computeIfAbsent(key, k -> new ReentrantLock());
      }
      lock.lock();
      try {
        work.run();
      } finally {
        lock.unlock();
        synchronized (locks) {
          locks.remove(key);
        }
      }
    }
  }

  static class Cached {
    private final LoadingCache<String, Object> lockCache =
        CacheBuilder.newBuilder().build(CacheLoader.from(Object::new));

    void update(String key, Runnable work) {
      synchronized (lockCache.getUnchecked(key)) {
        work.run();
        lockCache.invalidate(key);
      }
    }
  }

  static class Computed {
    private final ConcurrentMap<String, Object> mutexes = new ConcurrentHashMap<>();

    void update(String key, Runnable work) {
      Object mutex = mutexes.computeIfAbsent(key, k -> new Object());
      synchronized (mutex) {
        work.run();
      }
      mutexes.computeIfPresent(key, (k, m) -> null);
    }
  }
}
