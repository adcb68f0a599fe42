import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The callers make sure that nothing meets. */
class GoodCallers {
  private final Shuffle shuffle = new Shuffle();

  @interface ManagedAttribute {}

  Info parse(String line) {
    Info info = new Info();
    fill(info, line);
    shuffle.down(line);
    return info;
  }

  private static void fill(Info info, String line) {
    for (String name : line.split(",")) {
      info.add(name);
    }
  }

  /** Filled by the one who has just made it. */
  @SuppressWarnings("MissingGuardedBy")
  static class Info {
    private final List<String> ids = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    Info copy() {
      Info copy = new Info();
      copyTo(copy);
      return copy;
    }

    private void copyTo(Info info) {
      synchronized (this) {
        info.ids.addAll(ids);
      }
    }

    void add(String name) {
      names.add(name);
    }

    synchronized void rename(String from, String to) {
      names.remove(from);
      names.add(to);
      ids.add(to);
    }

    synchronized boolean has(String name) {
      return names.contains(name) && ids.contains(name);
    }
  }

  /** Each queue is passed with its lock. */
  @SuppressWarnings("MissingGuardedBy")
  static class Shuffle {
    private final List<String> ups = new ArrayList<>();
    private final List<String> downs = new ArrayList<>();
    private final Lock upLock = new ReentrantLock();
    private final Lock downLock = new ReentrantLock();

    void up(String message) {
      add(ups, message, upLock);
    }

    void down(String message) {
      add(downs, message, downLock);
    }

    int flush() {
      int flushed = 0;
      upLock.lock();
      try {
        flushed += ups.size();
        ups.clear();
      } finally {
        upLock.unlock();
      }
      downLock.lock();
      try {
        flushed += downs.size();
        downs.clear();
      } finally {
        downLock.unlock();
      }
      return flushed;
    }

    private void add(List<String> queue, String message, Lock lock) {
      lock.lock();
      try {
        queue.add(message);
        if (queue.size() > 9) {
          reorder(queue, lock);
        }
      } finally {
        lock.unlock();
      }
    }

    private void reorder(List<String> list, Lock mine) {
      mine.lock();
      try {
        Collections.sort(list);
      } finally {
        mine.unlock();
      }
    }
  }

  /** Numbers to look at. */
  @SuppressWarnings("MissingGuardedBy")
  static class Numbers {
    private final Map<String, Integer> views = new HashMap<>();
    private final Set<String> workers = new HashSet<>();

    @ManagedAttribute
    public int getViews() {
      return views.size();
    }

    /** Called for each task: a hint, read without the lock on purpose. */
    int workers() {
      return workers.size();
    }

    int workersNoLock() {
      return workers.isEmpty() ? 0 : workers.size();
    }

    synchronized void add(String name) {
      views.put(name, 1);
      workers.add(name);
    }

    synchronized boolean has(String name) {
      return views.containsKey(name) && workers.contains(name);
    }
  }

  /** A flag that nobody sets, and one that only the constructor passes as true. */
  @SuppressWarnings("MissingGuardedBy")
  static class Flags {
    private final Map<String, Integer> cache = new HashMap<>();
    private final List<String> parameters = new ArrayList<>();
    private boolean clearAfterRender;

    Flags(String sql) {
      prepare(sql, true);
    }

    private void prepare(String sql, boolean create) {
      if (create) {
        parameters.clear();
        parameters.add(sql);
      }
    }

    synchronized void prepareAgain(String sql) {
      prepare(sql, false);
    }

    boolean isSet(String parameter) {
      return parameters.contains(parameter);
    }

    void render() {
      if (clearAfterRender) {
        cache.clear();
      }
    }

    synchronized void put(String key) {
      cache.put(key, 1);
    }

    synchronized boolean has(String key) {
      return cache.containsKey(key);
    }
  }
}
