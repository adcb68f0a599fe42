import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/** Made through a local, in several places, or by an object that a task shares. */
class BadAliases {
  private volatile Set<String> names;
  private volatile Map<String, String> settings;

  void add(String name) {
    Set<String> known = names;
    if (known == null) {
      known = ConcurrentHashMap.newKeySet();
      names = known;
    }
    known.add(name);
  }

  /** Two places, one fault. */
  String get(String name) {
    if (settings == null) {
      settings = new ConcurrentHashMap<>();
    }
    return settings.get(name);
  }

  void set(String name, String value) {
    if (settings == null) {
      settings = new ConcurrentHashMap<>();
    }
    settings.put(name, value);
  }

  /** Private, but captured. */
  private static class Count {
    private volatile Map<String, Integer> byName;

    void add(String name) {
      if (byName == null) {
        byName = new ConcurrentHashMap<>();
      }
      byName.merge(name, 1, Integer::sum);
    }
  }

  static void count(ExecutorService executor, String[] names) {
    Count count = new Count();
    for (String name : names) {
      executor.execute(() -> count.add(name));
    }
  }

  /** Filled before it is stored, and not published. */
  private static Map<String, Integer> sizes;

  static int size(String name) {
    if (sizes == null) {
      Map<String, Integer> made = new HashMap<>();
      made.put("small", 1);
      made.put("large", 2);
      sizes = made;
    }
    return sizes.get(name);
  }
}
