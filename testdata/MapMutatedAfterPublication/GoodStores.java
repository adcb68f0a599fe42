import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;

/** Filled first, stored when complete. */
class GoodStores {
  private static volatile Map<String, String> instance;
  private static final Map<String, String> TABLE;
  private static Map<String, String> early = new HashMap<>();
  private volatile Map<String, String> made;
  private volatile Map<String, String> concurrent;
  private final AtomicReference<List<String>> hosts = new AtomicReference<>();
  private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();
  private volatile List<String> lines = List.of();
  private volatile List<String> current = List.of();
  private Map<String, String> plain;

  @GuardedBy("this")
  private volatile Map<String, String> guarded = new HashMap<>();

  static {
    TABLE = new HashMap<>();
    TABLE.put("a", "b");
    early.put("c", "d");
  }

  GoodStores() {
    made = new HashMap<>();
    made.put("made", "here");
    fillMade();
  }

  private void fillMade() {
    made.put("made", "there");
  }

  static String table(String key) {
    return TABLE.get(key) + early.get(key);
  }

  String made(String key) {
    return made.get(key);
  }

  static void load(Map<String, String> source) {
    Map<String, String> loaded = new HashMap<>();
    loaded.putAll(source);
    instance = loaded;
  }

  static String instance(String key) {
    return instance.get(key);
  }

  /** Each round makes its own. */
  void publishAll(List<String> all) {
    for (String one : all) {
      List<String> fresh = new ArrayList<>();
      fresh.add(one);
      lines = fresh;
    }
  }

  /** The local is another list by then. */
  void publishTwice(String one, String two) {
    List<String> fresh = new ArrayList<>();
    fresh.add(one);
    current = fresh;
    fresh = new ArrayList<>();
    fresh.add(two);
    lines = fresh;
  }

  /** One or the other. */
  void either(boolean publish, String line) {
    List<String> fresh = new ArrayList<>();
    if (publish) {
      lines = fresh;
    } else {
      fresh.add(line);
    }
  }

  void early(boolean publish, String line) {
    List<String> fresh = new ArrayList<>();
    if (publish) {
      lines = fresh;
      return;
    }
    fresh.add(line);
  }

  String line(int i) {
    return lines.get(i) + current.get(i);
  }

  /** It may be changed by all. */
  void share(String key) {
    concurrent = new ConcurrentHashMap<>();
    concurrent.put(key, key);
  }

  void setHosts(String host) {
    List<String> fresh = new ArrayList<>();
    fresh.add(host);
    hosts.set(fresh);
  }

  void group(String name, List<String> members) {
    List<String> group = new ArrayList<>(members);
    groups.put(name, group);
  }

  /** Its own monitor keeps the others out. */
  void groupLocked(String name, String member) {
    List<String> group = new ArrayList<>();
    groups.put(name, group);
    synchronized (group) {
      group.add(member);
    }
  }

  /** One lock at all uses. */
  synchronized void reload(Map<String, String> all) {
    guarded = new HashMap<>();
    guarded.putAll(all);
  }

  synchronized void refill(Map<String, String> all) {
    guarded.clear();
    guarded.putAll(all);
  }

  synchronized String guarded(String key) {
    return guarded.get(key);
  }

  /** No sign of a second thread. */
  void plain(String key) {
    plain = new HashMap<>();
    plain.put(key, key);
  }

  String plain() {
    return plain.toString();
  }

  /** What others cannot find yet. */
  static List<List<String>> rows(List<String> all) {
    List<List<String>> rows = new ArrayList<>();
    ConcurrentMap<String, List<String>> byName = new ConcurrentHashMap<>();
    for (String one : all) {
      List<String> row = new ArrayList<>();
      rows.add(row);
      byName.put(one, row);
      row.add(one);
    }
    return rows;
  }

  public static void main(String[] args) {
    instance = new HashMap<>();
    instance.put("arg", args[0]);
  }
}
