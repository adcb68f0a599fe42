import static java.util.Collections.unmodifiableMap;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** What a container is given by way of itself, and who runs a function. */
class Circles {
  private final Map<String, String> safe;
  private final Map<String, String> plain;
  private final Map<String, String> kept;

  Circles() {
    this(new ConcurrentHashMap<>(), new HashMap<>());
  }

  private Circles(Map<String, String> safe, Map<String, String> plain) {
    this.safe = Objects.requireNonNull(safe);
    this.plain = Objects.requireNonNull(plain);
    this.kept = again(null);
  }

  private Map<String, String> again(Map<String, String> before) {
    return before == null ? new ConcurrentHashMap<>() : again(unmodifiableMap(kept));
  }

  static Circles copy(Circles of) {
    return new Circles(unmodifiableMap(of.safe), unmodifiableMap(of.plain));
  }

  void later(String key, Executor executor) {
    locked(() -> plain.put(key, key), executor);
    locked(plain::clear, executor);
    locked(this::drop, executor);
    store(() -> plain.remove(key));
    locked(() -> safe.put(key, kept.get(key)), executor);
  }

  private void drop() {
    plain.clear();
  }

  private synchronized void store(Runnable step) {
    Runnable stored = step;
    System.out.println(stored);
  }

  private void locked(Runnable step, Executor executor) {
    executor.execute(
        () -> {
          synchronized (this) {
            step.run();
          }
        });
  }
}
