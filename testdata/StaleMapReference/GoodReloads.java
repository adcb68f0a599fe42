import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;

/** Containers that are replaced, and found by every reader. */
final class GoodReloads {

  /** Volatile. */
  static class Permissions {
    private volatile Map<String, String> rules = new HashMap<>();

    synchronized void reload(Collection<String> services) {
      Map<String, String> fresh = new HashMap<>();
      services.forEach(service -> fresh.put(service, "*"));
      rules = fresh;
    }

    String ruleOf(String service) {
      return rules.get(service);
    }
  }

  /** Held by an atomic reference. */
  static class Held {
    private final AtomicReference<Map<String, String>> rules = new AtomicReference<>(Map.of());

    synchronized void reload(Map<String, String> source) {
      rules.set(Map.copyOf(source));
    }

    String ruleOf(String service) {
      return rules.get().get(service);
    }
  }

  /** Read under the read lock of the same lock; or copied out under it, and looked into after. */
  static class Zones {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private Map<String, String> zones = new HashMap<>();

    void load(Map<String, String> source) {
      lock.writeLock().lock();
      try {
        zones = new HashMap<>(source);
      } finally {
        lock.writeLock().unlock();
      }
    }

    String zoneOf(String host) {
      Map<String, String> now;
      lock.readLock().lock();
      try {
        now = zones;
      } finally {
        lock.readLock().unlock();
      }
      return now.get(host);
    }

    boolean isKnown(String host) {
      return snapshot().containsKey(host);
    }

    private Map<String, String> snapshot() {
      lock.readLock().lock();
      try {
        return zones;
      } finally {
        lock.readLock().unlock();
      }
    }
  }

  /** The stamp is asked for before what was read is used. */
  static class Optimistic {
    private final StampedLock lock = new StampedLock();
    private Map<String, String> zones = Map.of();

    void load(Map<String, String> source) {
      long stamp = lock.writeLock();
      try {
        zones = Map.copyOf(source);
      } finally {
        lock.unlockWrite(stamp);
      }
    }

    String zoneOf(String host) {
      long stamp = lock.tryOptimisticRead();
      Map<String, String> now = zones;
      if (!lock.validate(stamp)) {
        stamp = lock.readLock();
        try {
          now = zones;
        } finally {
          lock.unlockRead(stamp);
        }
      }
      return now.get(host);
    }
  }

  /** The helpers are called under the lock only, one of them as a function that is run at once. */
  static class Helped {
    private Set<String> invalid = Set.of();

    synchronized void update(Set<String> names) {
      invalid = Set.copyOf(names);
    }

    synchronized String first() {
      return isBroken() ? Optional.<String>empty().orElseGet(this::firstInvalid) : null;
    }

    private boolean isBroken() {
      return !invalid.isEmpty();
    }

    private String firstInvalid() {
      return invalid.iterator().next();
    }
  }

  /** Given its container while it is made, before anybody else has it. */
  static class Made {
    private List<String> hosts;

    Made(Supplier<List<String>> source) {
      synchronized (this) {
        hosts = source.get();
      }
      fillIn();
    }

    private void fillIn() {
      synchronized (this) {
        hosts = hosts == null ? List.of() : hosts;
      }
    }

    int count() {
      return hosts.size();
    }
  }

  /** The task is handed over after the store, and starts with what was there by then. */
  static class Started {
    private Map<String, String> settings = Map.of();

    void start(Map<String, String> source, ExecutorService executor) {
      synchronized (this) {
        settings = Map.copyOf(source);
      }
      executor.execute(() -> System.out.println(settings.get("name")));
    }
  }

  /** Made at its first use: what replaces nothing makes nobody's container an old one. */
  static class Lazy {
    private Map<String, String> zones;

    Map<String, String> zones(Supplier<Map<String, String>> source) {
      synchronized (this) {
        if (zones == null) {
          zones = Map.copyOf(source.get());
        }
      }
      return zones;
    }
  }

  /** The one thread that replaces it may look without the lock that it takes for the others. */
  static class Owner extends Thread {
    private List<String> seen = List.of();

    @Override
    public void run() {
      for (int i = 0; i < 10; i++) {
        List<String> next = new ArrayList<>(seen);
        next.add("round " + i);
        synchronized (this) {
          seen = next;
        }
      }
    }

    synchronized int rounds() {
      return seen.size();
    }
  }

  /** The call has stored it itself, and says how much it was. */
  static class Told {
    private Map<String, String> zones = Map.of();

    int load(Map<String, String> source) {
      synchronized (this) {
        zones = Map.copyOf(source);
      }
      return zones.size();
    }

    synchronized String zoneOf(String host) {
      return zones.get(host);
    }

    @Override
    public String toString() {
      return "zones " + zones.size();
    }
  }

  /** Given up at the end: who comes after that may find what there was. */
  static class Closing implements AutoCloseable {
    private Map<String, String> open = new HashMap<>();

    @Override
    public synchronized void close() {
      open = null;
    }

    String find(String key) {
      return open.get(key);
    }
  }

  /** Changed in place as well: the lock is missing for the content, whoever reads it. */
  static class Guarded {
    @GuardedBy("this")
    private Map<String, String> open = new HashMap<>();

    synchronized void put(String key, String value) {
      open.put(key, value);
    }

    synchronized void reset() {
      open = new HashMap<>();
    }

    synchronized String find(String key) {
      return open.get(key);
    }
  }

  /** No lock anywhere: nothing says that there are other threads. */
  static class Plain {
    private Map<String, String> rules = new HashMap<>();

    void reload(Map<String, String> source) {
      rules = new HashMap<>(source);
    }

    String ruleOf(String service) {
      return rules.get(service);
    }
  }

  /** Started once, before others come. */
  static class Service {
    private Map<String, String> routes = Map.of();

    public synchronized void start() {
      routes = Map.of("a", "b");
    }

    String routeOf(String name) {
      return routes.get(name);
    }
  }

  /** A flag lets the store come only once. */
  static class Flagged {
    private boolean loaded;
    private Map<String, String> zones = Map.of();

    private synchronized void load(Map<String, String> source) {
      if (!loaded) {
        zones = Map.copyOf(source);
        loaded = true;
      }
    }

    String zoneOf(String host, Map<String, String> source) {
      load(source);
      return zones.get(host);
    }
  }

  /** The volatile number tells the readers. */
  static class Versioned {
    private Map<String, String> zones = Map.of();
    private volatile int version;

    synchronized void load(Map<String, String> source) {
      zones = Map.copyOf(source);
      version = version + 1;
    }

    String zoneOf(String host) {
      return version == 0 ? null : zones.get(host);
    }
  }
}
