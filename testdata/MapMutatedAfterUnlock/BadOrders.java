import com.google.common.util.concurrent.Monitor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

@SuppressWarnings("MissingGuardedBy")
class BadOrders {
  private final Lock lock = new ReentrantLock();
  private final Map<String, Long> inUse = new HashMap<>();

  void use(String id, Runnable work) {
    lock.lock();
    try {
      inUse.put(id, 1L);
      work.run();
    } finally {
      lock.unlock();
      inUse.remove(id);
    }
  }

  /** Straight on, without a finally. */
  static class StraightOn {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<String> names = new ArrayList<>();
    private int count;

    void add(String name) {
      lock.lock();
      count++;
      lock.unlock();
      names.add(name);
    }

    String first() {
      lock.lock();
      try {
        return names.get(0) + count;
      } finally {
        lock.unlock();
      }
    }
  }

  /** Behind the try statement. */
  static class Behind {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<String> queue = new ArrayDeque<>();
    private String last;

    void push(String name) {
      lock.lock();
      try {
        last = queue.peek();
      } finally {
        lock.unlock();
      }
      queue.push(name);
      queue.push(name);
    }

    String pop() {
      lock.lock();
      try {
        return queue.isEmpty() ? last : queue.pop();
      } finally {
        lock.unlock();
      }
    }
  }

  static class ReadWrite {
    private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
    private final Map<String, String> values = new TreeMap<>();

    String get(String key) {
      rw.readLock().lock();
      try {
        return values.get(key);
      } finally {
        rw.readLock().unlock();
      }
    }

    void put(String key, String value) {
      rw.writeLock().lock();
      try {
        values.put(key, value);
      } finally {
        rw.writeLock().unlock();
        values.remove(value);
      }
    }

    /** What was held for reading would not be enough. */
    String take(String key) {
      rw.readLock().lock();
      try {
        return values.get(key);
      } finally {
        rw.readLock().unlock();
        values.remove(key);
      }
    }
  }

  static class Stamped {
    private final StampedLock lock = new StampedLock();
    private final Set<String> members = new HashSet<>();

    void join(String name) {
      long stamp = lock.writeLock();
      try {
        members.add(name);
      } finally {
        lock.unlockWrite(stamp);
        members.remove("");
      }
    }
  }

  static class Monitored {
    private final Monitor monitor = new Monitor();
    private final Set<String> members = new HashSet<>();

    void join(String name, Set<String> left) {
      monitor.enter();
      try {
        members.add(name);
      } finally {
        monitor.leave();
        if (!left.isEmpty()) {
          members.removeAll(left);
        }
      }
    }
  }

  /** The lock is taken and given back by methods of the class. */
  static class Helpers {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> values = new HashMap<>();

    private void begin() {
      lock.lock();
    }

    private void end() {
      lock.unlock();
    }

    void put(String key, String value) {
      begin();
      try {
        values.put(key, value);
      } finally {
        end();
        values.remove(value);
      }
    }
  }

  /** The change is in a method that is called after the release. */
  static class Nested {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> values = new HashMap<>();

    void put(String key, String value) {
      lock.lock();
      try {
        values.put(key, value);
      } finally {
        lock.unlock();
        tidy(value);
      }
    }

    private void tidy(String key) {
      values.remove(key);
    }
  }

  /** The outer finally runs after the inner one. */
  static class Outer {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> values = new HashMap<>();

    String put(String key, String value) {
      try {
        lock.lock();
        try {
          return values.put(key, value);
        } finally {
          lock.unlock();
        }
      } finally {
        values.remove(value);
      }
    }
  }

  /** Tried, and given back if it was got. */
  static class Tried {
    private final ReentrantLock lock = new ReentrantLock();
    private Map<String, String> values = new HashMap<>();

    void put(String key, String value) {
      boolean locked = lock.tryLock();
      try {
        if (locked) {
          values.put(key, value);
        }
      } finally {
        if (locked) {
          lock.unlock();
        }
        values = new HashMap<>();
      }
    }

    String get(String key) {
      lock.lock();
      try {
        return values.get(key);
      } finally {
        lock.unlock();
      }
    }
  }

  static class Blocks {
    private final Object lock = new Object();
    private final Map<String, String> values = new HashMap<>();

    void move(String from, String to) {
      synchronized (lock) {
        values.put(to, values.get(from));
      }
      values.remove(from);
    }
  }

  /** A closeable lock is closed before finally runs. */
  static class Resource {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> values = new HashMap<>();

    private interface Held extends AutoCloseable {
      @Override
      void close();
    }

    private Held hold() {
      lock.lock();
      return lock::unlock;
    }

    void put(String key, String value) {
      try (Held held = hold()) {
        values.put(key, value);
      } finally {
        values.remove(value);
      }
    }
  }

  /** A method that is given the container. */
  static class Given {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> values = new HashMap<>();

    void put(String key, String value) {
      lock.lock();
      try {
        values.put(key, value);
      } finally {
        lock.unlock();
        forget(values, value);
      }
    }

    private static void forget(Map<String, String> map, String key) {
      map.remove(key);
    }
  }

  /** In a function that is run at once. */
  static class Functions {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> values = new HashMap<>();

    void put(String key, List<String> old) {
      lock.lock();
      values.put(key, key);
      lock.unlock();
      old.forEach(k -> values.remove(k));
      old.forEach(values::remove);
    }
  }
}
