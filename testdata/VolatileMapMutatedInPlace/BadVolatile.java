import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;

/** Volatile fields whose containers are changed in place. */
class BadVolatile {
  private volatile Map<String, Long> sessions = new HashMap<>();
  private static volatile List<String> names = new ArrayList<>();
  private volatile Set<String> ids = new HashSet<>();
  private volatile Map<String, String> routes = new TreeMap<>();
  private volatile Map<String, Integer> counts = new HashMap<>();
  private volatile List<String> rows = new ArrayList<>();
  private volatile Map<String, String> weak = new WeakHashMap<>();
  private volatile Map<String, String> recent = new LinkedHashMap<>(16, 0.75f, true);
  private volatile List<String> sorted = new ArrayList<>();
  private volatile Map<String, String> owners = new HashMap<>();
  private volatile Map<String, String> tags = new HashMap<>();
  private final Handlers handlers = new Handlers();

  public void open(String id) {
    sessions.put(id, System.currentTimeMillis());
  }

  public Long opened(String id) {
    return sessions.get(id);
  }

  static void addName(String name) {
    names.add(name);
  }

  static String allNames() {
    return String.join(",", names);
  }

  /** Through an alias. */
  void addId(String id) {
    Set<String> current = this.ids;
    current.add(id);
  }

  boolean hasId(String id) {
    return ids.contains(id);
  }

  /** Through a view. */
  void dropRoute(String prefix) {
    routes.keySet().removeIf(route -> route.startsWith(prefix));
  }

  int routes() {
    return routes.size();
  }

  /** A helper that is given the map. */
  void count(String word) {
    increment(counts, word);
  }

  private static void increment(Map<String, Integer> map, String word) {
    map.merge(word, 1, Integer::sum);
  }

  int counted(String word) {
    return counts.getOrDefault(word, 0);
  }

  /** Swapped here, changed in place there. */
  void reload(List<String> fresh) {
    rows = new ArrayList<>(fresh);
  }

  void dropEmptyRows() {
    for (Iterator<String> it = rows.iterator(); it.hasNext(); ) {
      if (it.next().isEmpty()) {
        it.remove();
      }
    }
  }

  /** A look that changes. */
  String weak(String key) {
    return weak.get(key);
  }

  String recent(String key) {
    return recent.getOrDefault(key, "");
  }

  void sort() {
    Collections.sort(sorted);
  }

  String first() {
    return sorted.get(0);
  }

  /** Copy-on-write under a lock, but not everywhere. */
  void own(String key, String owner) {
    synchronized (this) {
      Map<String, String> copy = new HashMap<>(owners);
      copy.put(key, owner);
      owners = copy;
    }
  }

  void disown(String key) {
    owners.remove(key);
  }

  String owner(String key) {
    return owners.get(key);
  }

  /** The lock keeps the changes apart; the looks go without. */
  synchronized void tag(String key, String tag) {
    tags.put(key, tag);
  }

  String tag(String key) {
    return tags.get(key);
  }

  /** The field of another object; storing the same container again makes it no copy. */
  void handle(int id, Runnable handler) {
    Map<Integer, Runnable> current = handlers.byId;
    if (current.get(id) == null) {
      current.put(id, handler);
      handlers.byId = current;
    }
  }

  void runAll() {
    for (Runnable handler : handlers.byId.values()) {
      handler.run();
    }
  }

  private static final class Handlers {
    volatile Map<Integer, Runnable> byId = new HashMap<>();
  }
}
