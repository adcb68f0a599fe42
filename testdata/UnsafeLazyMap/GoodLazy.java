import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/** Made once, or made equal each time. */
class GoodLazy {
  @GuardedBy("GoodLazy.class")
  private static Map<String, String> sessions;

  private volatile ConcurrentMap<String, String> cache;
  private volatile ConcurrentMap<String, String> hosts;
  private static Map<String, String> codes;
  private volatile Map<String, Integer> lengths;
  private final AtomicReference<ConcurrentMap<String, String>> users = new AtomicReference<>();
  private static volatile List<String> names;
  private Map<String, String> plain;
  private static ConcurrentMap<String, String> early;
  private final ReentrantLock lock = new ReentrantLock();

  static {
    if (early == null) {
      early = new ConcurrentHashMap<>();
    }
  }

  GoodLazy(ConcurrentMap<String, String> given) {
    hosts = given;
    if (hosts == null) {
      hosts = new ConcurrentHashMap<>();
    }
  }

  static synchronized void open(String id) {
    if (sessions == null) {
      sessions = new HashMap<>();
    }
    sessions.put(id, id);
  }

  /** Tested again under the lock. */
  ConcurrentMap<String, String> cache() {
    ConcurrentMap<String, String> result = cache;
    if (result == null) {
      lock.lock();
      try {
        result = cache;
        if (result == null) {
          result = new ConcurrentHashMap<>();
          cache = result;
        }
      } finally {
        lock.unlock();
      }
    }
    return result;
  }

  String host(String name) {
    return hosts.get(name) + early.get(name);
  }

  /** Whoever comes second stores an equal one, and nobody changes either. */
  static Map<String, String> codes() {
    if (codes == null) {
      Map<String, String> made = new HashMap<>();
      made.put("ok", "200");
      codes = Collections.unmodifiableMap(made);
    }
    return codes;
  }

  static List<String> names() {
    if (names == null) {
      names = List.of("a", "b");
    }
    return names;
  }

  int length(String word) {
    Map<String, Integer> known = lengths;
    if (known == null) {
      known = new HashMap<>();
      known.put("a", 1);
      lengths = known;
    }
    return known.getOrDefault(word, 0);
  }

  ConcurrentMap<String, String> users() {
    if (users.get() == null) {
      users.compareAndSet(null, new ConcurrentHashMap<>());
    }
    return users.get();
  }

  /** No sign of a second thread. */
  void plain(String key) {
    if (plain == null) {
      plain = new HashMap<>();
    }
    plain.put(key, key);
  }

  /** Closed, not made. */
  void close() {
    if (cache != null) {
      cache = null;
    }
  }

  @GuardedBy("this")
  private List<String> hops;

  /** An object that was handed in may well be a new one. */
  void copyTo(GoodLazy copy) {
    if (copy.hops == null) {
      copy.hops = new ArrayList<>();
    }
  }

  synchronized int hops() {
    return hops.size();
  }

  private volatile List<String> workers = List.of();

  /** Not only where there is none. */
  void restart() {
    if (workers != null && workers.isEmpty()) {
      return;
    }
    workers = new CopyOnWriteArrayList<>();
  }

  private transient volatile Map<String, String> kept = new ConcurrentHashMap<>();

  /** An object that is read back is not out yet. */
  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    if (kept == null) {
      kept = new ConcurrentHashMap<>();
    }
    kept.put("a", "b");
  }

  /** What is locked is not this object, and an exception belongs to the thread that throws it. */
  static class Failure extends Exception {
    private List<String> causes;

    void add(String cause) {
      if (causes == null) {
        causes = new ArrayList<>();
      }
      causes.add(cause);
    }

    void print(PrintStream out) {
      synchronized (out) {
        causes.forEach(out::println);
      }
    }
  }
}
