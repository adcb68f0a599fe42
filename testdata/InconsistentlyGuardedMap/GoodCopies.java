import static java.util.Collections.unmodifiableMap;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A concurrent map, or a view of that of another object of the class. */
class GoodCopies {
  private final Map<String, Store> stores = new ConcurrentHashMap<>();

  synchronized Store store(String name) {
    return stores.computeIfAbsent(name, unused -> new Store());
  }

  synchronized void put(String name, String key) {
    Store store = stores.get(name);
    if (store != null) {
      store.values.put(key, key);
    }
  }

  synchronized void clear(String name) {
    Store store = stores.get(name);
    if (store != null) {
      store.values.keySet().removeIf(key -> key.startsWith(name));
    }
  }

  static class Store {
    private final Map<String, String> values;

    private Store() {
      this(new ConcurrentHashMap<>());
    }

    private Store(Map<String, String> values) {
      this.values = Objects.requireNonNull(values);
    }

    public String get(String key) {
      return values.get(key);
    }

    public Map<String, String> all() {
      return unmodifiableMap(values);
    }

    static Store unmodifiable(Store source) {
      return new Store(unmodifiableMap(source.values));
    }
  }
}
