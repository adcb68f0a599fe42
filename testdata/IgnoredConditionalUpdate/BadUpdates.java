import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;

class BadUpdates {
  @SuppressWarnings("rawtypes")
  private static final AtomicReferenceFieldUpdater<BadUpdates, Map> TABLE =
      AtomicReferenceFieldUpdater.newUpdater(BadUpdates.class, Map.class, "table");

  private final ConcurrentMap<String, Integer> versions = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> states = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Connection> connections = new ConcurrentHashMap<>();
  private final AtomicReference<Map<String, String>> routes = new AtomicReference<>(Map.of());
  private final AtomicInteger size = new AtomicInteger();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  volatile Map<String, String> table = Map.of();
  private volatile int changes;

  interface Connection {
    void start();

    void close();
  }

  /** Two callers are given the same version. */
  int next(String key) {
    Integer old = versions.get(key);
    versions.replace(key, old, old + 1);
    return old + 1;
  }

  int nextByName(String key, Integer old) {
    int next = old + 1;
    versions.replace(key, old, next);
    return next;
  }

  /** Two callers both count the one entry down. */
  void remove(String key, String state) {
    states.remove(key, state);
    size.decrementAndGet();
  }

  int purge() {
    int purged = 0;
    for (Map.Entry<String, String> entry : states.entrySet()) {
      if (entry.getValue().isEmpty()) {
        states.remove(entry.getKey(), entry.getValue());
        purged++;
      }
    }
    return purged;
  }

  boolean forget(String key, String state) {
    if (state.isEmpty()) {
      return false;
    }
    states.remove(key, state);
    return true;
  }

  /** The one that is still in the map is closed. */
  void reconnect(String key, Connection old, Connection fresh) {
    connections.replace(key, old, fresh);
    old.close();
  }

  void started(String key, Connection old, Connection fresh) {
    connections.replace(key, old, fresh);
    fresh.start();
  }

  /** Both claim the job, and both run it. */
  void claim(String key, Runnable job) {
    states.replace(key, "new", "running");
    job.run();
  }

  void told(String key) {
    states.replace(key, "new", "old");
    for (Consumer<String> listener : listeners) {
      listener.accept(key);
    }
  }

  void unread(String key) {
    boolean replaced = states.replace(key, "new", "old");
    System.out.println(replaced);
    changes += 1;
  }

  Map<String, String> route(String from, String to) {
    Map<String, String> old = routes.get();
    Map<String, String> changed = new HashMap<>(old);
    changed.put(from, to);
    routes.compareAndSet(old, changed);
    return changed;
  }

  void routeAndCount(Map<String, String> old, Map<String, String> changed) {
    routes.compareAndSet(old, changed);
    size.incrementAndGet();
  }

  void updater(Map<String, String> old, Map<String, String> changed) {
    TABLE.compareAndSet(this, old, changed);
    size.set(changed.size());
  }
}
