import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

class BadPuts {
  private final Map<String, List<String>> groups = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
  private final Map<String, Object> connectors = Collections.synchronizedMap(new HashMap<>());
  private final Hashtable<String, String> names = new Hashtable<>();
  private final ConcurrentMap<String, ConcurrentMap<String, Integer>> nested =
      new ConcurrentHashMap<>();

  List<String> group(String key) {
    List<String> group = groups.get(key);
    if (group == null) {
      group = new ArrayList<>();
      groups.put(key, group);
    }
    return group;
  }

  void count(String word) {
    counts.put(word, counts.getOrDefault(word, 0) + 1);
  }

  void increment(String word) {
    counts.put(word, counts.get(word) + 1);
  }

  /** The value goes through locals. */
  void add(String word, int amount) {
    Integer old = counts.get(word);
    int sum = old == null ? amount : old + amount;
    counts.put(word, sum);
  }

  Object connector(String name) {
    if (!connectors.containsKey(name)) {
      connectors.put(name, new Object());
    }
    return connectors.get(name);
  }

  void nameOnce(String id, String name) {
    if (names.get(id) == null) names.put(id, name);
  }

  /** An early exit is the same check. */
  boolean register(String id, String name) {
    if (names.containsKey(id)) {
      return false;
    }
    String trimmed = name.trim();
    names.put(id, trimmed);
    return true;
  }

  /** A condition that has more to it. */
  void registerIf(String id, boolean wanted) {
    if (wanted && !names.containsKey(id)) {
      names.put(id, id);
    }
  }

  List<String> inOptional(String key) {
    return Optional.ofNullable(groups.get(key))
        .orElseGet(
            () -> {
              List<String> group = new ArrayList<>();
              groups.put(key, group);
              return group;
            });
  }

  void isNull(String key) {
    if (Objects.isNull(groups.get(key))) {
      groups.put(key, List.of());
    }
  }

  int nested(String outer, String inner) {
    ConcurrentMap<String, Integer> map = nested.get(outer);
    if (map == null) {
      map = new ConcurrentHashMap<>();
      nested.put(outer, map);
    }
    return map.getOrDefault(inner, 0);
  }

  /** The one writer locks, the other does not: the lock protects nothing. */
  synchronized void lockedHere(String id) {
    if (!names.containsKey(id)) {
      names.put(id, id);
    }
  }

  void throughGetter(String word) {
    if (!counts().containsKey(word)) {
      counts().put(word, 1);
    }
  }

  private ConcurrentMap<String, Integer> counts() {
    return counts;
  }

  static void ofParameter(ConcurrentMap<String, String> cache, String key) {
    String value = cache.get(key);
    if (value != null) {
      return;
    }
    cache.put(key, key.trim());
  }

  /** Inside a try block, and after other work. */
  void between(String key) {
    List<String> group = groups.get(key);
    try {
      if (group == null) {
        System.out.println("new " + key);
        group = new ArrayList<>();
        groups.put(key, group);
      }
    } finally {
      System.out.println(group);
    }
  }

  private final Map<String, String> trimmed = new ConcurrentHashMap<>();

  /** In a function that a field holds. */
  private final Consumer<String> trim =
      key -> {
        if (!trimmed.containsKey(key)) {
          trimmed.put(key, key.trim());
        }
      };
}
