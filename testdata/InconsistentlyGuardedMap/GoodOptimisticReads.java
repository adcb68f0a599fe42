import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.StampedLock;

/** What an optimistic look gives is thrown away if a writer came between. */
@SuppressWarnings("GuardedBy")
class GoodOptimisticReads {
  private final StampedLock lock = new StampedLock();

  @GuardedBy("lock")
  private final List<String> values = new ArrayList<>();

  void add(String value) {
    long stamp = lock.writeLock();
    try {
      values.add(value);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  String get(int id) {
    long stamp = lock.tryOptimisticRead();
    String value = values.get(id);
    if (lock.validate(stamp)) {
      return value;
    }
    stamp = lock.readLock();
    try {
      return values.get(id);
    } finally {
      lock.unlockRead(stamp);
    }
  }

  int size() {
    long stamp = lock.tryOptimisticRead();
    int size = values.size();
    if (!lock.validate(stamp)) {
      stamp = lock.readLock();
      try {
        size = values.size();
      } finally {
        lock.unlockRead(stamp);
      }
    }
    return size;
  }
}
