import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

/** Containers that are filled when others can find them already. */
class BadStores {
  private static volatile Map<String, String> instance;
  private volatile Map<String, Long> routes = new HashMap<>();
  private final AtomicReference<Map<String, String>> settings = new AtomicReference<>();
  private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();
  private final BlockingQueue<List<String>> batches = new LinkedBlockingQueue<>();
  private final List<List<String>> history = new CopyOnWriteArrayList<>();
  private static Map<String, String> defaults;
  private volatile List<String> names = new ArrayList<>();
  private volatile Map<String, String> view = Map.of();
  private volatile List<String> rows = new ArrayList<>();
  private volatile Map<String, String> tried = new HashMap<>();

  static void load(Properties source) {
    Map<String, String> loaded = new HashMap<>();
    instance = loaded;
    for (String key : source.stringPropertyNames()) {
      loaded.put(key, source.getProperty(key));
    }
  }

  static String instance(String key) {
    return instance.get(key);
  }

  /** Through the field itself. */
  void reload(List<String> hosts) {
    routes = new HashMap<>();
    hosts.forEach(host -> routes.put(host, 0L));
  }

  Long route(String host) {
    return routes.get(host);
  }

  void configure(String key, String value) {
    settings.set(new HashMap<>());
    settings.get().put(key, value);
  }

  String setting(String key) {
    return settings.get().get(key);
  }

  /** A new list, put first and filled then. */
  void group(String name, List<String> members) {
    List<String> group = new ArrayList<>();
    groups.put(name, group);
    group.addAll(members);
  }

  void groupOnce(String name, List<String> members) {
    List<String> group = new ArrayList<>();
    if (groups.putIfAbsent(name, group) == null) {
      group.addAll(members);
    }
  }

  List<String> group(String name) {
    return groups.get(name);
  }

  /** The same list again and again: the receiver has it while it grows. */
  void batch(List<String> items) {
    List<String> batch = new ArrayList<>();
    for (String item : items) {
      batch.add(item);
      batches.offer(batch);
    }
  }

  void remember(String first, String second) {
    List<String> line = new ArrayList<>();
    history.add(line);
    Collections.addAll(line, first, second);
  }

  /** A method of the class fills it. */
  static void init() {
    defaults = new HashMap<>();
    fill();
  }

  private static void fill() {
    defaults.put("host", "localhost");
  }

  static String fallback(String key) {
    return defaults.get(key);
  }

  void rename(List<String> all) {
    List<String> fresh = names = new ArrayList<>();
    fresh.addAll(all);
  }

  int names() {
    return names.size();
  }

  /** Nobody can change it through the view, but its owner does. */
  void expose(String key) {
    Map<String, String> mine = new HashMap<>();
    this.view = Collections.unmodifiableMap(mine);
    mine.put(key, key);
  }

  /** Only changes are locked out, not looks. */
  void addRows(List<String> all) {
    synchronized (this) {
      List<String> fresh = new ArrayList<>();
      rows = fresh;
      fillRows(fresh, all);
    }
  }

  private static void fillRows(List<String> into, List<String> all) {
    for (String row : all) {
      into.add(row);
    }
  }

  boolean hasRow(String row) {
    return rows.contains(row);
  }

  void attempt(String key) {
    Map<String, String> fresh = new HashMap<>();
    try {
      tried = fresh;
    } finally {
      fresh.put(key, key);
    }
  }

  boolean isTried(String key) {
    return tried.containsKey(key);
  }
}
