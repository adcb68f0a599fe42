import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Atomic references whose containers are changed in place. */
class BadReferences {
  private final AtomicReference<Map<String, String>> settings =
      new AtomicReference<>(new HashMap<>());
  private static final AtomicReference<List<String>> LOG = new AtomicReference<>();
  private final AtomicReference<Map<String, String>> users = new AtomicReference<>(new HashMap<>());
  private final AtomicReference<List<String>> queue = new AtomicReference<>(new ArrayList<>());
  private final AtomicReference<HashMap<String, String>> typed = new AtomicReference<>();
  private final AtomicReference<List<String>> updated = new AtomicReference<>(new ArrayList<>());
  private final AtomicReferenceArray<Map<String, String>> shards = new AtomicReferenceArray<>(16);

  void set(String key, String value) {
    settings.get().put(key, value);
  }

  String setting(String key) {
    return settings.get().get(key);
  }

  static void start() {
    LOG.set(new ArrayList<>());
  }

  static void log(String line) {
    List<String> lines = LOG.get();
    if (lines != null) {
      lines.add(line);
    }
  }

  static void dump() {
    for (String line : LOG.get()) {
      System.out.println(line);
    }
  }

  /** Through a method that gives it. */
  private Map<String, String> users() {
    return users.get();
  }

  void addUser(String id, String name) {
    users().put(id, name);
  }

  String user(String id) {
    return users().get(id);
  }

  /** Each task changes the one list. */
  void submit(ExecutorService pool, List<String> items) {
    for (String item : items) {
      pool.submit(() -> queue.get().add(item));
    }
  }

  void type(String key) {
    typed.get().computeIfAbsent(key, String::trim);
  }

  String typeOf(String key) {
    return typed.get().get(key);
  }

  /** An atomic update of the reference; the list it gives back is the same one. */
  void update(String item) {
    updated.updateAndGet(
        list -> {
          list.add(item);
          return list;
        });
  }

  boolean isUpdated(String item) {
    return updated.get().contains(item);
  }

  void resetShard(int i) {
    shards.set(i, new HashMap<>());
  }

  void putIntoShard(String key, String value) {
    Map<String, String> shard = shards.get(key.length() % shards.length());
    shard.put(key, value);
  }

  String getFromShard(String key) {
    return shards.get(key.length() % shards.length()).get(key);
  }
}
