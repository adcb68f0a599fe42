import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Subclasses hold the lock, a half of one that has no field, when they call. */
@SuppressWarnings("MissingGuardedBy")
class GoodHalves {
  protected final Lock readLock;
  protected final Lock writeLock;
  private final Map<String, String> allocated = new HashMap<>();

  GoodHalves() {
    ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    readLock = lock.readLock();
    writeLock = lock.writeLock();
  }

  protected void allocate(String id) {
    allocated.put(id, id);
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

class Application extends GoodHalves {
  public void apply(String id) {
    writeLock.lock();
    try {
      allocate(id);
    } finally {
      writeLock.unlock();
    }
  }
}
