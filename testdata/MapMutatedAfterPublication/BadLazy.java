import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Made at the first look, and emptied in place. */
class BadLazy {
  private volatile Map<String, Integer> data;
  private static Map<String, String> codes;
  private volatile List<String> lines = new ArrayList<>();
  private static final Map<String, String> TABLE = new HashMap<>();
  private final AtomicReference<List<String>> hosts = new AtomicReference<>(new ArrayList<>());

  /** The lock is right, the order is not: a second caller gets an empty map. */
  Map<String, Integer> data(List<String> words) {
    if (data == null) {
      synchronized (this) {
        if (data == null) {
          data = new LinkedHashMap<>();
          words.forEach(word -> data.put(word, word.length()));
        }
      }
    }
    return data;
  }

  static String code(String name) {
    if (codes == null) {
      codes = new HashMap<>();
      codes.put("ok", "200");
    }
    return codes.get(name);
  }

  /** For a moment there are none. */
  void reload(List<String> all) {
    lines.clear();
    lines.addAll(all);
  }

  boolean hasLine(String line) {
    return lines.contains(line);
  }

  static void refresh(Map<String, String> all) {
    TABLE.clear();
    for (Map.Entry<String, String> entry : all.entrySet()) {
      TABLE.put(entry.getKey(), entry.getValue());
    }
  }

  static String lookUp(String key) {
    return TABLE.get(key);
  }

  void resolve(List<String> all) {
    List<String> current = hosts.get();
    current.clear();
    all.forEach(current::add);
  }

  String host(int i) {
    return hosts.get().get(i);
  }
}
