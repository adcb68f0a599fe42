import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Copy-on-write on volatile fields, without a lock. */
class BadVolatile {
  private volatile Map<String, String> config = Map.of();
  private static volatile List<String> listeners = List.of();
  private volatile ImmutableMap<String, String> routes = ImmutableMap.of();
  private volatile Map<String, Long> counts = new HashMap<>();
  private volatile List<String> rows = List.of();
  private volatile List<String> tags = List.of();
  private volatile List<String> jobs = List.of();
  private final ExecutorService pool = Executors.newFixedThreadPool(4);

  void put(String key, String value) {
    Map<String, String> copy = new HashMap<>(config);
    copy.put(key, value);
    config = Collections.unmodifiableMap(copy);
  }

  static void listen(String listener) {
    List<String> next = new ArrayList<>(listeners);
    next.add(listener);
    listeners = next;
  }

  void route(String from, String to) {
    routes = ImmutableMap.<String, String>builder().putAll(routes).put(from, to).buildKeepingLast();
  }

  void routeByBuilder(String from, String to) {
    ImmutableMap.Builder<String, String> next = ImmutableMap.builder();
    next.putAll(routes);
    next.put(from, to);
    routes = next.buildKeepingLast();
  }

  /** A method of the class makes the copy. */
  void count(String word) {
    counts = counted(word);
  }

  private Map<String, Long> counted(String word) {
    Map<String, Long> copy = new HashMap<>(counts);
    copy.merge(word, 1L, Long::sum);
    return copy;
  }

  /** The lock is let go in between. */
  void addRow(String row) {
    List<String> copy;
    synchronized (this) {
      copy = new ArrayList<>(rows);
    }
    copy.add(row);
    synchronized (this) {
      rows = copy;
    }
  }

  /** One writer takes the lock, the other does not. */
  synchronized void addTag(String tag) {
    List<String> copy = new ArrayList<>(tags);
    copy.add(tag);
    tags = copy;
  }

  void resetTags() {
    tags = List.of();
  }

  void work(List<String> all) {
    for (String job : all) {
      pool.submit(
          () -> {
            List<String> copy = new ArrayList<>(jobs);
            copy.add(job);
            jobs = copy;
          });
    }
  }
}
