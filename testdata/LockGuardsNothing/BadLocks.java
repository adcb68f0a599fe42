import com.google.common.util.concurrent.Monitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

class BadLocks {
  private final Map<String, Integer> counts = new HashMap<>();

  void fresh(String word) {
    synchronized (new Object()) {
      counts.merge(word, 1, Integer::sum);
    }
  }

  void local(String word) {
    Object lock = new Object();
    synchronized (lock) {
      counts.merge(word, 1, Integer::sum);
    }
  }

  void localLock(String word) {
    Lock lock = new ReentrantLock();
    lock.lock();
    try {
      counts.merge(word, 1, Integer::sum);
    } finally {
      lock.unlock();
    }
  }

  int localReadLock(String word) {
    ReadWriteLock rw = new ReentrantReadWriteLock();
    Lock read = rw.readLock();
    read.lock();
    try {
      return counts.get(word);
    } finally {
      read.unlock();
    }
  }

  private Object newLock() {
    return new Object();
  }

  void made(String word) {
    synchronized (newLock()) {
      counts.remove(word);
    }
  }

  /** Another string each time. */
  void joined(String word) {
    synchronized (word + "-lock") {
      counts.remove(word);
    }
  }

  /** In a function that runs here. */
  void inside(List<String> words) {
    ReentrantLock lock = new ReentrantLock();
    words.forEach(
        word -> {
          lock.lock();
          counts.remove(word);
          lock.unlock();
        });
  }

  static class NeverTaken {
    private final Lock lock = new ReentrantLock();
    private final ReadWriteLock rw = new ReentrantReadWriteLock();
    private final StampedLock stamped = new StampedLock();
    private final Monitor monitor = new Monitor();
    private final Object mutex = new Object();
    private final byte[] bytesLock = new byte[0];
    private final List<String> names = new ArrayList<>();

    void add(String name) {
      names.add(name);
    }

    boolean isBusy() {
      return stamped.isWriteLocked();
    }
  }

  static class NothingInside {
    private final Lock lock = new ReentrantLock();
    private final Object mutex = new Object();
    private final List<String> names = new ArrayList<>();

    /** Released before the list is used. */
    void add(String name) {
      lock.lock();
      lock.unlock();
      names.add(name);
    }

    int size() {
      int size = 0;
      synchronized (mutex) {
        size += 1;
        List<Integer> own = new ArrayList<>();
        own.add(size);
      }
      return size + names.size();
    }
  }
}
