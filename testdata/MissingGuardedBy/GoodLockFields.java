import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

class GoodLockFields {
  private final Object lock = new Object();
  private final Lock output = new ReentrantLock();
  private final ReadWriteLock rw = new ReentrantReadWriteLock();
  private final Lock write = rw.writeLock();

  @GuardedBy("this.lock")
  private final Map<String, Integer> sizes = new HashMap<>();

  @GuardedBy("write")
  private int hits;

  @GuardedBy("lock")
  private int puts;

  void put(String name) {
    synchronized (lock) {
      sizes.put(name, name.length());
      puts++;
    }
  }

  void hit() {
    write.lock();
    try {
      hits++;
    } finally {
      write.unlock();
    }
  }

  /** Keeps lines whole; guards no field. */
  void print(String line) {
    output.lock();
    try {
      System.out.println(line);
    } finally {
      output.unlock();
    }
  }

  /** Nobody writes guards down here. */
  static class Unwritten {
    private final Object mutex = new Object();
    private int count;

    void count() {
      synchronized (mutex) {
        count++;
      }
    }
  }
}
