import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.StampedLock;

/** An optimistic read is no lock: nobody asks whether it went well, or it breaks on the way. */
class BadOptimisticReads {
  private final StampedLock lock = new StampedLock();
  private final StampedLock other = new StampedLock();
  private final List<String> values = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();

  void add(String value) {
    long stamp = lock.writeLock();
    try {
      ids.put(value, values.size());
      values.add(value);
      names.add(value);
      others.add(value);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  int size() {
    long stamp = lock.tryOptimisticRead();
    if (stamp == 0) {
      return 0;
    }
    return values.size(); // bad: not validated
  }

  String join() {
    long stamp = lock.tryOptimisticRead();
    String all = String.join(",", names); // bad: a walk throws before it is validated
    return lock.validate(stamp) ? all : "";
  }

  Integer id(String value) {
    long stamp = lock.tryOptimisticRead();
    Integer id = ids.get(value); // bad: looks through a table that is being resized
    return lock.validate(stamp) ? id : null;
  }

  int others() {
    long stamp = other.tryOptimisticRead();
    int size = others.size(); // bad: the writers hold another lock
    return other.validate(stamp) ? size : 0;
  }
}
