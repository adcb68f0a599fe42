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
}
