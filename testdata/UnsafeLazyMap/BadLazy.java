import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;

/** Containers that are made at their first use, by whoever comes. */
class BadLazy {
  private static Map<String, String> sessions;
  private static ConcurrentMap<String, String> routes;
  private volatile Map<String, String> cache;
  private volatile ConcurrentMap<String, String> hosts;
  private final AtomicReference<Map<String, String>> users = new AtomicReference<>();
  private static List<String> names;
  private volatile ConcurrentMap<String, String> ids;
  private volatile ConcurrentMap<String, String> codes;
  private static ConcurrentMap<String, String> rows;
  private ConcurrentMap<String, String> results;
  private static Map<String, String> table;

  public static Map<String, String> sessions() {
    if (sessions == null) {
      sessions = new HashMap<>();
    }
    return sessions;
  }

  /** The map may be concurrent; which map it is, is not. */
  static void route(String from, String to) {
    if (routes == null) routes = new ConcurrentHashMap<>();
    routes.put(from, to);
  }

  /** The lock is taken after the test. */
  void put(String key, String value) {
    if (cache == null) {
      synchronized (this) {
        cache = new ConcurrentHashMap<>();
      }
    }
    cache.put(key, value);
  }

  void addHost(String host) {
    ConcurrentMap<String, String> current = hosts;
    if (current == null) {
      current = new ConcurrentHashMap<>();
      hosts = current;
    }
    current.put(host, host);
  }

  Map<String, String> users() {
    if (users.get() == null) {
      users.set(new ConcurrentHashMap<>());
    }
    return users.get();
  }

  static void name(String name) {
    names = names == null ? new ArrayList<>() : names;
    names.add(name);
  }

  ConcurrentMap<String, String> ids() {
    if (ids != null) {
      return ids;
    }
    ids = new ConcurrentHashMap<>();
    return ids;
  }

  /** In a method that is called for it. */
  void code(String code) {
    if (Objects.isNull(codes)) {
      init();
    }
    codes.put(code, code);
  }

  private void init() {
    codes = new ConcurrentHashMap<>();
  }

  static ConcurrentMap<String, String> rows() {
    ConcurrentMap<String, String> result;
    if ((result = rows) == null) {
      rows = result = new ConcurrentHashMap<>();
    }
    return result;
  }

  /** The task and its submitter. */
  void submit(ExecutorService executor, String job) {
    executor.submit(() -> results().put(job, job));
  }

  String result(String job) {
    return results().get(job);
  }

  private ConcurrentMap<String, String> results() {
    if (results == null) {
      results = new ConcurrentHashMap<>();
    }
    return results;
  }

  /** Nothing is lost here; but another thread may see the reference before what is in the map. */
  static String table(String key) {
    if (table == null) {
      Map<String, String> made = new HashMap<>();
      made.put("a", "b");
      table = made;
    }
    return table.get(key);
  }

  private static List<String> lines;

  static List<String> lines() {
    lines = lines == null ? new CopyOnWriteArrayList<>() : lines;
    return lines;
  }
}
