import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** What may be done with containers behind volatile fields and atomic references. */
class GoodPublications {
  private volatile Map<String, String> config = new HashMap<>();
  private volatile Map<String, String> shared = new ConcurrentHashMap<>();
  private volatile List<String> listeners = new CopyOnWriteArrayList<>();
  private volatile List<String> fixed = List.of();
  private volatile Map<String, String> batch = new HashMap<>();
  private volatile Map<String, String> built;
  private final AtomicReference<Map<String, String>> settings =
      new AtomicReference<>(new HashMap<>());
  private final AtomicReference<Set<String>> ids =
      new AtomicReference<>(ConcurrentHashMap.newKeySet());
  private final AtomicReference<List<String>> pending = new AtomicReference<>(new ArrayList<>());
  private final AtomicReferenceArray<Map<String, String>> shards = new AtomicReferenceArray<>(4);
  private volatile List<String> own = new ArrayList<>();
  private volatile List<String> names = new ArrayList<>();
  private volatile boolean started;

  GoodPublications() {
    built = new HashMap<>();
    built.put("made", "here");
    for (int i = 0; i < shards.length(); i++) {
      shards.set(i, new ConcurrentHashMap<>());
    }
  }

  /** A copy is changed, and stored when it is complete. */
  synchronized void configure(String key, String value) {
    Map<String, String> copy = new HashMap<>(config);
    copy.put(key, value);
    config = copy;
  }

  String config(String key) {
    return config.get(key);
  }

  /** A concurrent container may be changed in place. */
  void share(String key, String value) {
    shared.put(key, value);
  }

  void reset() {
    shared = new ConcurrentHashMap<>();
  }

  void listen(String listener) {
    listeners.add(listener);
  }

  void fix(List<String> all) {
    fixed = List.copyOf(all);
  }

  String fixed() {
    return String.join(",", fixed);
  }

  String made() {
    return built.get("made");
  }

  void replaceSettings(Map<String, String> defaults, String key, String value) {
    settings.updateAndGet(
        current -> {
          Map<String, String> next = new HashMap<>(current);
          next.putAll(defaults);
          next.put(key, value);
          return next;
        });
  }

  String setting(String key) {
    return settings.get().get(key);
  }

  void addId(String id) {
    ids.get().add(id);
  }

  void putIntoShard(int shard, String key) {
    shards.get(shard).put(key, key);
  }

  /** What was taken out is nobody else's. */
  int drain() {
    List<String> taken = pending.getAndSet(new ArrayList<>());
    int size = taken.size();
    taken.clear();
    return size;
  }

  /** The same with a volatile field. */
  int flush() {
    Map<String, String> old = batch;
    batch = new HashMap<>();
    int size = old.size();
    old.clear();
    return size;
  }

  /** Only one task touches it. */
  void start(ScheduledExecutorService timer) {
    timer.scheduleAtFixedRate(
        () -> {
          own.add("tick");
          if (own.size() > 100) {
            own.clear();
          }
        },
        1,
        1,
        TimeUnit.SECONDS);
  }

  /** A local reference, used as a variable that a lambda may change. */
  static List<String> collect(List<String> all) {
    AtomicReference<List<String>> found = new AtomicReference<>(new ArrayList<>());
    all.forEach(item -> found.get().add(item));
    return Collections.unmodifiableList(found.get());
  }

  /** Filled in place until the class says that others look, and copied from then on. */
  void register(String name) {
    if (started) {
      synchronized (this) {
        List<String> copy = new ArrayList<>(names);
        copy.add(name);
        names = copy;
      }
    } else {
      names.add(name);
    }
  }

  void startUp() {
    started = true;
    names.forEach(System.out::println);
  }
}
