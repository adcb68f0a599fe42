import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What authors say in comments and names counts, and so does what a method is for. */
class GoodContracts {

  @SuppressWarnings("MissingGuardedBy")
  static class LeftToCaller {
    private final Map<String, Integer> counts = new HashMap<>();

    synchronized void count(String name) {
      counts.merge(name, 1, Integer::sum);
    }

    synchronized void forget(String name) {
      counts.remove(name);
    }

    /** Takes one out. Must be called with the lock on this object held. */
    void takeOut(String name) {
      counts.remove(name);
    }

    // The caller must synchronize on this object.
    int sum() {
      return counts.values().stream().mapToInt(i -> i).sum();
    }

    void resetLocked() {
      counts.clear();
    }

    /** Only for tests. */
    int size() {
      return counts.size();
    }
  }

  /** This class is not thread-safe; the lock is a leftover. */
  static class OneThread {
    private final Map<String, Integer> counts = new HashMap<>();

    synchronized void count(String name) {
      counts.merge(name, 1, Integer::sum);
    }

    int get(String name) {
      return counts.get(name);
    }
  }

  static class Stored {
    @GuardedBy("this")
    private final Map<String, Integer> counts = new HashMap<>();

    synchronized void count(String name) {
      counts.merge(name, 1, Integer::sum);
    }

    synchronized int get(String name) {
      return counts.get(name);
    }

    /** Fills an object that nobody else has yet. */
    void readExternal(java.io.ObjectInput in) throws java.io.IOException {
      drop();
      counts.put(in.readUTF(), in.readInt());
    }

    private void drop() {
      counts.clear();
    }
  }

  /** Filled once, when it starts. */
  static class Service {
    private final Map<String, Integer> ports = new HashMap<>();
    private int requests;

    synchronized void start(String name, int port) {
      ports.put(name, port);
      requests = 0;
    }

    int port(String name) {
      return ports.get(name);
    }
  }

  @SuppressWarnings("MissingGuardedBy")
  static class Jobs {
    private final Map<String, Job> jobs = new HashMap<>();

    static class Job {
      private final List<String> parts = new ArrayList<>();
    }

    synchronized void add(String id, String part) {
      jobs.computeIfAbsent(id, unused -> new Job()).parts.add(part);
    }

    synchronized int size(String id) {
      return jobs.get(id).parts.size();
    }

    /** Taken out under the lock: nobody else finds it there. */
    int finish(String id) {
      Job job;
      synchronized (this) {
        job = jobs.remove(id);
      }
      job.parts.clear();
      return 0;
    }
  }

  static class Given {
    @GuardedBy("this")
    private final List<String> sent = new ArrayList<>();

    synchronized void send(String name) {
      sent.add(name);
    }

    synchronized void forgetSent() {
      forget(sent);
    }

    private void forget(List<String> from) {
      if (from == this.sent) {
        synchronized (this) {
          clear(from);
        }
      } else {
        clear(from);
      }
    }

    private void clear(List<String> list) {
      list.clear();
    }
  }

  /** Filled once, and announced by a volatile flag. */
  @SuppressWarnings("MissingGuardedBy")
  static class Schemes {
    private final Map<String, String> schemes = new HashMap<>();
    private volatile boolean loaded;

    private void load() {
      synchronized (this) {
        if (!loaded) {
          schemes.put("file", "local");
          loaded = true;
        }
      }
    }

    String scheme(String name) {
      if (!loaded) {
        load();
      }
      return schemes.get(name);
    }
  }

  /** The lock is that of the map, whatever a method calls it. */
  static class Pools {
    @GuardedBy("SMALL")
    private static final Map<String, Integer> SMALL = new HashMap<>();
    @GuardedBy("LARGE")
    private static final Map<String, Integer> LARGE = new HashMap<>();

    static void pay(String name) {
      add(SMALL, name);
      add(LARGE, name);
      borrow(SMALL, name);
    }

    private static Integer borrow(Map<String, Integer> pool, String name) {
      synchronized (pool) {
        return pool.get(name);
      }
    }

    private static void add(Map<String, Integer> pool, String name) {
      synchronized (pool) {
        pool.put(name, 1);
      }
    }
  }
}
