import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

class GoodRemovals {
  private final ConcurrentMap<String, Lock> locks = new ConcurrentHashMap<>();

  /** The locks stay. */
  void update(String key, Runnable work) {
    Lock lock = locks.computeIfAbsent(key, k -> new ReentrantLock());
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  /** What has the key is gone for good, as far as can be seen. */
  void delete(String key) {
    locks.remove(key);
  }

  /** Users are counted inside the map's atomic calls. */
  static class Counted {
    private static class CountedLock extends ReentrantLock {
      private static final long serialVersionUID = 1L;
      private int users;
    }

    private final ConcurrentMap<String, CountedLock> locks = new ConcurrentHashMap<>();

    void update(String key, Runnable work) {
      CountedLock lock =
          locks.compute(
              key,
              (k, old) -> {
                CountedLock mine = old == null ? new CountedLock() : old;
                mine.users++;
                return mine;
              });
      lock.lock();
      try {
        work.run();
      } finally {
        lock.unlock();
        locks.compute(key, (k, mine) -> --mine.users == 0 ? null : mine);
      }
    }
  }

  static class Numbered {
    private final ConcurrentMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final AtomicInteger users = new AtomicInteger();

    void update(String key, Runnable work) {
      users.incrementAndGet();
      ReentrantLock lock = locks.computeIfAbsent(key, k -> new ReentrantLock());
      lock.lock();
      try {
        work.run();
      } finally {
        lock.unlock();
        if (users.decrementAndGet() == 0) {
          locks.remove(key);
        }
      }
    }
  }

  /** One lock over all covers fetching, locking and removing. */
  static class Global {
    @GuardedBy("this")
    private final Map<String, Lock> locks = new HashMap<>();

    synchronized boolean lock(String key) {
      return locks.computeIfAbsent(key, k -> new ReentrantLock()).tryLock();
    }

    synchronized void unlock(String key) {
      locks.remove(key).unlock();
    }
  }

  /** Who has got an old lock sees it and tries again. */
  static class Checked {
    private final ConcurrentMap<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    void update(String key, Runnable work) {
      while (true) {
        ReentrantLock lock = locks.computeIfAbsent(key, k -> new ReentrantLock());
        lock.lock();
        try {
          if (locks.get(key) == lock) {
            work.run();
            locks.remove(key, lock);
            return;
          }
        } finally {
          lock.unlock();
        }
      }
    }
  }

  /** The cache keeps a lock as long as somebody has it. */
  static class Weak {
    private final LoadingCache<String, Object> locks =
        CacheBuilder.newBuilder().weakValues().build(CacheLoader.from(Object::new));

    void update(String key, Runnable work) {
      synchronized (locks.getUnchecked(key)) {
        work.run();
        locks.invalidate(key);
      }
    }
  }

  /** Values with a state of their own are no locks. */
  static class Entities {
    static class Session {
      int uses;
    }

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    void end(String id) {
      Session session = sessions.computeIfAbsent(id, k -> new Session());
      synchronized (session) {
        session.uses++;
        sessions.remove(id);
      }
    }
  }
}
