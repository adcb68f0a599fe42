import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

class BadLockFields {
  private final Object lock = new Object();
  private final Object hitsLock = new Object();
  private final ReadWriteLock stateLock = new ReentrantReadWriteLock();

  @GuardedBy("lock")
  private final Map<String, Integer> sizes = new HashMap<>();

  private int hits;
  private String state = "";

  void put(String name) {
    synchronized (lock) {
      sizes.put(name, name.length());
    }
  }

  void hit() {
    synchronized (hitsLock) {
      hits++;
    }
  }

  String state() {
    stateLock.readLock().lock();
    try {
      return state;
    } finally {
      stateLock.readLock().unlock();
    }
  }
}
