import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A subclass takes the wrong half of the lock. */
@SuppressWarnings("MissingGuardedBy")
class BadHalves {
  protected final Lock readLock;
  protected final Lock writeLock;
  private final Map<String, String> allocated = new HashMap<>();

  BadHalves() {
    ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    readLock = lock.readLock();
    writeLock = lock.writeLock();
  }

  protected void allocate(String id) {
    allocated.put(id, id); // bad
  }

  public void clear() {
    writeLock.lock();
    try {
      allocated.clear();
    } finally {
      writeLock.unlock();
    }
  }

  public String get(String id) {
    readLock.lock();
    try {
      return allocated.get(id);
    } finally {
      readLock.unlock();
    }
  }
}

class Application extends BadHalves {
  public void apply(String id) {
    readLock.lock();
    try {
      allocate(id);
    } finally {
      readLock.unlock();
    }
  }
}
