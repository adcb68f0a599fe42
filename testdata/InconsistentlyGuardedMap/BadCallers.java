import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Not every caller makes sure of it. */
class BadCallers {
  private Info last;

  Info parse(String line) {
    Info info = new Info();
    last = info;
    info.add(line);
    return info;
  }

  void addToLast(String name) {
    last.add(name);
  }

  /** One caller's object is known to others already. */
  @SuppressWarnings("MissingGuardedBy")
  static class Info {
    private final List<String> names = new ArrayList<>();

    void add(String name) {
      names.add(name); // bad: without this
    }

    synchronized void rename(String from, String to) {
      names.remove(from);
      names.add(to);
    }

    synchronized boolean has(String name) {
      return names.contains(name);
    }
  }

  /** The other queue's lock is passed. */
  @SuppressWarnings("MissingGuardedBy")
  static class Shuffle {
    private final List<String> ups = new ArrayList<>();
    private final Lock upLock = new ReentrantLock();
    private final Lock downLock = new ReentrantLock();

    void up(String message) {
      add(ups, message, downLock);
    }

    void flush() {
      upLock.lock();
      try {
        ups.clear();
      } finally {
        upLock.unlock();
      }
    }

    boolean has(String message) {
      upLock.lock();
      try {
        return ups.contains(message);
      } finally {
        upLock.unlock();
      }
    }

    private static void add(List<String> queue, String message, Lock lock) {
      lock.lock();
      try {
        queue.add(message); // bad: another lock
      } finally {
        lock.unlock();
      }
    }
  }

  /** A size that code goes by, and a flag that somebody sets. */
  @SuppressWarnings("MissingGuardedBy")
  static class Numbers {
    private final Map<String, Integer> views = new HashMap<>();
    private final Map<String, Integer> cache = new HashMap<>();
    private boolean clearAfterRender;

    public int size() {
      return views.size(); // bad: without this
    }

    synchronized void put(String key) {
      views.put(key, 1);
      cache.put(key, 1);
    }

    synchronized boolean has(String key) {
      return cache.containsKey(key) && views.containsKey(key);
    }

    void setClearAfterRender() {
      clearAfterRender = true;
    }

    void render() {
      if (clearAfterRender) {
        cache.clear(); // bad: without this
      }
    }
  }
}
