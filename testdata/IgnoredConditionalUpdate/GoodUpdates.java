import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

class GoodUpdates {
  private final ConcurrentMap<String, Integer> versions = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> states = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> guarded = new ConcurrentHashMap<>();
  private final ConcurrentMap<Long, CompletableFuture<String>> calls = new ConcurrentHashMap<>();
  private final AtomicReference<Map<String, String>> routes = new AtomicReference<>(Map.of());
  private final AtomicReference<String> name = new AtomicReference<>("");
  private final AtomicInteger size = new AtomicInteger();

  int next(String key) {
    Integer old;
    do {
      old = versions.get(key);
    } while (!versions.replace(key, old, old + 1));
    return old + 1;
  }

  void remove(String key, String state) {
    if (states.remove(key, state)) {
      size.decrementAndGet();
    }
  }

  boolean removed(String key, String state) {
    boolean removed = states.remove(key, state);
    if (removed) {
      size.decrementAndGet();
    }
    return removed;
  }

  /** The last act: whoever was faster has done it. */
  void forget(String key, String state) {
    states.remove(key, state);
  }

  void forgetAll(List<String> keys) {
    keys.forEach(key -> states.remove(key, ""));
    size.incrementAndGet();
  }

  void tell(String key, String state) {
    states.remove(key, state);
    System.out.println("forgotten: " + key);
  }

  /** Tidying up: what is gone is gone. */
  void run(String key, Runnable job) {
    try {
      job.run();
    } catch (RuntimeException e) {
      states.remove(key, "running");
      size.decrementAndGet();
      throw e;
    } finally {
      states.remove(key, "new");
      size.incrementAndGet();
    }
  }

  void close(String key) {
    states.remove(key, "open");
    size.decrementAndGet();
  }

  /** The caller of the future is told in any case. */
  void answer(long id, CompletableFuture<String> call) {
    calls.remove(id, call);
    call.complete("done");
  }

  /** The stale entry is gone in any case. */
  String refresh(String key, String stale) {
    states.remove(key, stale);
    String state = key.trim();
    states.put(key, state);
    return state;
  }

  /** It asks again. */
  void verified(String key) {
    states.replace(key, "new", "old");
    if (states.get(key).equals("old")) {
      size.incrementAndGet();
    }
  }

  Map<String, String> initial() {
    Map<String, String> map = routes.get();
    if (map == null) {
      routes.compareAndSet(null, new ConcurrentHashMap<>());
      map = routes.get();
    }
    return map;
  }

  Map<String, String> route(String from, String to) {
    return routes.updateAndGet(
        old -> {
          Map<String, String> changed = new HashMap<>(old);
          changed.put(from, to);
          return changed;
        });
  }

  /** The loop's own step. */
  void all(List<String> keys) {
    int i = 0;
    while (i < keys.size()) {
      states.remove(keys.get(i), "");
      i++;
    }
  }

  /** Holds no container. */
  void rename(String from, String to) {
    name.compareAndSet(from, to);
    size.incrementAndGet();
  }

  /** All changes are made under the lock. */
  synchronized void locked(String key) {
    guarded.replace(key, "new", "old");
    size.incrementAndGet();
  }

  int plain(Map<String, String> given) {
    Map<String, String> own = new HashMap<>(given);
    int count = 0;
    own.remove("a", "b");
    count++;
    return count + own.size();
  }
}
