import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Containers that are replaced under a lock and read without it. */
final class BadReloads {

  /** The lock is the object's own. */
  static class Permissions {
    private Map<Class<?>, String> rules = new IdentityHashMap<>();

    synchronized void reload(Collection<Class<?>> services) {
      Map<Class<?>, String> fresh = new IdentityHashMap<>();
      for (Class<?> service : services) {
        fresh.put(service, "*");
      }
      rules = fresh;
    }

    String ruleOf(Class<?> service) {
      return rules.get(service);
    }
  }

  /** A lock of its own, taken and given back by hand. */
  static class Hosts {
    private final ReentrantLock lock = new ReentrantLock();
    private List<String> hosts = List.of();

    void set(List<String> fresh) {
      lock.lock();
      try {
        hosts = List.copyOf(fresh);
      } finally {
        lock.unlock();
      }
    }

    int count() {
      int count = 0;
      for (String host : hosts) {
        count += host.isEmpty() ? 0 : 1;
      }
      return count;
    }
  }

  /** Some readers take the read lock, one does not. */
  static class Zones {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private Map<String, String> zones = new HashMap<>();

    void load(Map<String, String> source) {
      Map<String, String> fresh = new HashMap<>(source);
      lock.writeLock().lock();
      try {
        this.zones = fresh;
      } finally {
        lock.writeLock().unlock();
      }
    }

    String zoneOf(String host) {
      lock.readLock().lock();
      try {
        return zones.get(host);
      } finally {
        lock.readLock().unlock();
      }
    }

    boolean isKnown(String host) {
      return zones.containsKey(host);
    }
  }

  /** Static, under the lock of the class. */
  static class Codes {
    private static ImmutableMap<String, Integer> codes = ImmutableMap.of();

    static void install(Map<String, Integer> fresh) {
      synchronized (Codes.class) {
        codes = ImmutableMap.copyOf(fresh);
      }
    }

    static Integer codeOf(String name) {
      return codes.get(name);
    }
  }

  /** A concurrent map keeps its content safe, not the field: what goes into the old one is lost. */
  static class Sessions {
    private Map<String, Long> sessions = new ConcurrentHashMap<>();

    synchronized Map<String, Long> drain() {
      Map<String, Long> old = sessions;
      sessions = new ConcurrentHashMap<>();
      return old;
    }

    void touch(String id) {
      sessions.put(id, 1L);
    }
  }

  /** Copies on write keep the readers' containers whole, where they find the new one. */
  static class Listeners {
    private List<Runnable> listeners = new ArrayList<>();

    synchronized void add(Runnable listener) {
      List<Runnable> copy = new ArrayList<>(listeners);
      copy.add(listener);
      listeners = copy;
    }

    void fire() {
      listeners.forEach(Runnable::run);
    }
  }

  /** A setter that locks and a getter that does not. */
  static class Names {
    private Set<String> names = new TreeSet<>();

    synchronized void setNames(Set<String> names) {
      this.names = new TreeSet<>(names);
    }

    Set<String> getNames() {
      return names;
    }
  }

  /** The task reads without the lock, through a local. */
  static class Poller extends Thread {
    private final Object lock = new Object();
    private Map<String, Long> targets = new HashMap<>();

    void retarget(Supplier<Map<String, Long>> source) {
      Map<String, Long> fresh = source.get();
      synchronized (lock) {
        targets = fresh;
      }
    }

    @Override
    public void run() {
      Map<String, Long> current = targets;
      System.out.println(current.size());
    }
  }

  /** Out of date is not only what was never there. */
  static class Expiring {
    private Map<String, Long> rates;
    private long loadedAt;

    private synchronized void loadIfOld(Map<String, Long> source) {
      if (rates == null || loadedAt < System.nanoTime()) {
        rates = Map.copyOf(source);
        loadedAt = System.nanoTime();
      }
    }

    Long rateOf(String currency, Map<String, Long> source) {
      loadIfOld(source);
      return rates.get(currency);
    }
  }

  /** Thrown away under the lock, and still found without it. */
  static class Dropped {
    private final Object lock = new Object();
    private Map<String, String> cached = Map.of();

    void invalidate() {
      synchronized (lock) {
        cached = null;
      }
    }

    String cachedFor(String key) {
      Map<String, String> now = cached;
      return now == null ? null : now.get(key);
    }
  }
}
