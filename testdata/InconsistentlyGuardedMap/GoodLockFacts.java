import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Locks that are held, though not taken in plain sight. */
@SuppressWarnings("GuardedBy")
class GoodLockFacts {

  /** The method says that its caller holds the lock. */
  static class Asserted {
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final Map<String, String> map = new HashMap<>();

    public Object mutex() {
      return lock;
    }

    public void put(String key) {
      synchronized (lock) {
        map.put(key, key);
      }
    }

    public void drop(String key) {
      assert Thread.holdsLock(lock) : key;
      map.remove(key);
    }

    public void clear() {
      if (!Thread.holdsLock(lock)) {
        throw new IllegalMonitorStateException();
      }
      map.clear();
    }
  }

  /** The same by a call that throws. */
  static class Checked {
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Map<String, String> map = new HashMap<>();

    private static void checkState(boolean state) {
      if (!state) {
        throw new IllegalStateException();
      }
    }

    public void put(String key) {
      lock.lock();
      try {
        map.put(key, key);
      } finally {
        lock.unlock();
      }
    }

    public void drop(String key) {
      checkState(lock.isHeldByCurrentThread());
      map.remove(key);
    }
  }

  /** A helper takes the lock around the function that it is given. */
  static class Locked {
    private final Lock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Map<String, Integer> map = new HashMap<>();

    private static <T> T locked(Lock lock, Supplier<T> body) {
      lock.lock();
      try {
        return body.get();
      } finally {
        lock.unlock();
      }
    }

    public Integer put(String key, int value) {
      return locked(lock, () -> map.put(key, value));
    }

    public int size() {
      return locked(lock, map::size);
    }
  }

  /** A resource that is given the lock and takes it. */
  static class Resource {
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Set<String> names = new HashSet<>();

    private static final class Held implements AutoCloseable {
      private final Lock lock;

      Held(Lock lock) {
        this.lock = lock;
        lock.lock();
      }

      @Override
      public void close() {
        lock.unlock();
      }
    }

    public boolean add(String name) {
      try (Held held = new Held(lock)) {
        return names.add(name);
      }
    }
  }

  /** Each way to ask an attempt for its result. */
  static class Attempts {
    private final Lock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Set<String> names = new HashSet<>();

    public void add(String name) {
      lock.lock();
      try {
        names.add(name);
      } finally {
        lock.unlock();
      }
    }

    public void remove(String name) {
      boolean failed = !lock.tryLock();
      if (failed) {
        return;
      }
      names.remove(name);
      lock.unlock();
    }

    public void clear() {
      if (lock.tryLock() == false) {
        return;
      }
      names.clear();
      lock.unlock();
    }
  }

  /** Filled before it is given away. */
  static class Registry {
    private static Registry instance;
    private final Map<String, Integer> sizes = new HashMap<>();

    static synchronized Registry instance() {
      if (instance == null) {
        Registry made = new Registry();
        made.sizes.put("small", 1);
        instance = made;
      }
      return instance;
    }

    Integer size(String name) {
      return sizes.get(name);
    }
  }
}
