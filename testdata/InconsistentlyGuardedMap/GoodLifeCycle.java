import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What runs before the object is put to use needs no lock. */
@SuppressWarnings("MissingGuardedBy")
class GoodLifeCycle {

  abstract static class Component {
    void init() {}

    protected void doStart() {}

    void stop() {}
  }

  /** The base class calls init first, and doStart once. */
  static class Detector extends Component {
    private final List<String> suspects = new ArrayList<>();
    private final Map<String, Integer> loaded = new HashMap<>();

    @Override
    void init() {
      suspects.clear();
    }

    @Override
    protected void doStart() {
      load();
    }

    private void load() {
      loaded.put("default", 1);
    }

    synchronized void suspect(String member) {
      suspects.add(member);
      loaded.put(member, 1);
    }

    synchronized boolean isSuspect(String member) {
      return suspects.contains(member) && loaded.containsKey(member);
    }
  }

  /** All that is ever put in is put in by what the start-up calls. */
  static class Mappers extends Component {
    private final List<String> mappers = new ArrayList<>();
    private boolean ready;

    @Override
    void init() {
      synchronized (this) {
        if (!ready) {
          configure("default");
          ready = true;
        }
      }
    }

    private void configure(String mapper) {
      addDefault(mapper);
    }

    private void addDefault(String mapper) {
      mappers.add(mapper);
    }

    List<String> all() {
      return mappers;
    }

    boolean has(String mapper) {
      return mappers.contains(mapper);
    }
  }

  /** Loaded again under the lock, and for the first time before anybody comes. */
  static class Store extends Component {
    private final Map<String, Integer> stored = new HashMap<>();

    @Override
    protected void doStart() {
      load();
    }

    synchronized void reset() {
      load();
    }

    void load() {
      stored.clear();
      stored.put("first", 1);
    }

    synchronized void put(String key) {
      stored.put(key, 1);
    }

    synchronized boolean has(String key) {
      return stored.containsKey(key);
    }
  }

  /** Once it is closed, under the lock, nobody changes it any more. */
  static class Registry {
    private final Map<String, String> registered = new HashMap<>();
    private boolean closed;

    void register(String name, String what) {
      synchronized (this) {
        if (closed) {
          return;
        }
        registered.put(name, what);
      }
    }

    synchronized void unregister(String name) {
      if (closed) {
        return;
      }
      registered.remove(name);
    }

    int shutdown() {
      int count = 0;
      synchronized (this) {
        closed = true;
      }
      for (String each : registered.values()) {
        count += each.length();
      }
      return count;
    }
  }

  /** What is filled in the constructor and emptied at the end does not change in between. */
  static class Reporters {
    private final List<String> reporters = new ArrayList<>();
    private final Object lock = new Object();

    Reporters(List<String> names) {
      reporters.addAll(names);
    }

    String first() {
      return reporters.get(0);
    }

    void close() {
      synchronized (lock) {
        reporters.clear();
      }
    }
  }
}
