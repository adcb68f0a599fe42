import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.AbstractQueue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

class GoodOrders {
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private final Map<String, Long> inUse = new HashMap<>();

  private final Map<String, Long> times = new ConcurrentHashMap<>();

  /** First the change, then the release. */
  void use(String id, Runnable work) {
    lock.lock();
    try {
      inUse.put(id, 1L);
      work.run();
    } finally {
      inUse.remove(id);
      lock.unlock();
    }
  }

  /** A concurrent map needs no lock. */
  void time(String id, Runnable work) {
    lock.lock();
    try {
      times.put(id, 1L);
      work.run();
    } finally {
      lock.unlock();
      times.remove(id);
    }
  }

  /** A container of its own is nobody else's. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    lock.lock();
    try {
      names.addAll(inUse.keySet());
    } finally {
      lock.unlock();
    }
    names.add("");
    return names;
  }

  /** Released and taken again. */
  void again(String id, Runnable work) {
    lock.lock();
    inUse.put(id, 1L);
    lock.unlock();
    work.run();
    lock.lock();
    inUse.remove(id);
    lock.unlock();
  }

  /** Given back on the way out only. */
  boolean add(String id) {
    lock.lock();
    if (inUse.containsKey(id)) {
      lock.unlock();
      return false;
    }
    inUse.put(id, 1L);
    lock.unlock();
    return true;
  }

  /** From reading to writing. */
  static class Upgrade {
    private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();

    @SuppressWarnings("MissingGuardedBy")
    private final Map<String, String> values = new HashMap<>();

    String get(String key) {
      rw.readLock().lock();
      String value = values.get(key);
      rw.readLock().unlock();
      if (value == null) {
        rw.writeLock().lock();
        try {
          value = values.computeIfAbsent(key, k -> k);
        } finally {
          rw.writeLock().unlock();
        }
      }
      return value;
    }
  }

  /** Only the inner of two locks is given back. */
  static class Two {
    private final ReentrantLock io = new ReentrantLock();

    @GuardedBy("this")
    private final Map<String, String> values = new HashMap<>();

    synchronized void write(String key, String value) {
      io.lock();
      try {
        values.put(key, value);
      } finally {
        io.unlock();
        values.remove(value);
      }
    }
  }

  /** The helper is called with the lock held everywhere. */
  static class Helper {
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Map<String, String> values = new HashMap<>();

    void put(String key, String value) {
      lock.lock();
      try {
        values.put(key, value);
        tidy(value);
      } finally {
        lock.unlock();
      }
    }

    @GuardedBy("lock")
    private void tidy(String key) {
      values.remove(key);
    }
  }

  /** A container that the lock has nothing to do with. */
  static class Other {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<String> log = new ArrayList<>();
    private int count;

    void add(String name) {
      lock.lock();
      try {
        count++;
      } finally {
        lock.unlock();
      }
      log.add(name + count);
    }

    String last() {
      return log.get(0);
    }
  }

  /** What was the field's content is this method's own now. */
  static class Drain {
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private List<String> batch = new ArrayList<>();

    void add(String name) {
      lock.lock();
      try {
        batch.add(name);
      } finally {
        lock.unlock();
      }
    }

    void drain() {
      List<String> drained;
      lock.lock();
      try {
        drained = batch;
        batch = new ArrayList<>();
      } finally {
        lock.unlock();
      }
      drained.clear();
    }
  }

  /** A queue that is a concurrent one where there are several threads. */
  static class Chosen {
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<String> queue;

    Chosen(boolean shared) {
      queue = shared ? new ConcurrentLinkedQueue<>() : new DiscardingQueue();
    }

    String poll() {
      lock.lock();
      try {
        return queue.poll();
      } finally {
        lock.unlock();
        queue.add("");
      }
    }
  }

  private static class DiscardingQueue extends AbstractQueue<String> {
    @Override
    public Iterator<String> iterator() {
      return Collections.emptyIterator();
    }

    @Override
    public int size() {
      return 0;
    }

    @Override
    public boolean offer(String name) {
      return true;
    }

    @Override
    public String poll() {
      return null;
    }

    @Override
    public String peek() {
      return null;
    }
  }
}
