import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Start-up methods that others run beside. */
@SuppressWarnings("MissingGuardedBy")
class BadLifeCycle {

  interface Component {
    void init();
  }

  /** The thread is there before the change. */
  static class Pool implements Component {
    private final List<String> idle = new ArrayList<>();

    @Override
    public void init() {
      new Thread(this::work).start();
      idle.add("worker"); // bad: without this
    }

    private void work() {
      take();
    }

    synchronized String take() {
      return idle.isEmpty() ? null : idle.remove(0);
    }

    synchronized void give(String worker) {
      idle.add(worker);
    }
  }

  /** No supertype says when it is called, and it is no start-up to reload. */
  static class Settings {
    private final Map<String, String> settings = new HashMap<>();

    void init() {
      settings.clear(); // bad: without this
    }

    synchronized void set(String key, String value) {
      settings.put(key, value);
    }

    synchronized String get(String key) {
      return settings.get(key);
    }
  }

  /** Not every change asks whether it is closed. */
  static class Registry {
    private final Map<String, String> registered = new HashMap<>();
    private boolean closed;

    synchronized void register(String name) {
      if (closed) {
        return;
      }
      registered.put(name, name);
    }

    synchronized void unregister(String name) {
      registered.remove(name);
    }

    int shutdown() {
      int count = 0;
      synchronized (this) {
        closed = true;
      }
      for (String each : registered.values()) { // bad: beside unregister
        count += each.length();
      }
      return count;
    }
  }

  /** It is opened again. */
  static class Reopened {
    private final Map<String, String> registered = new HashMap<>();
    private boolean closed;

    synchronized void register(String name) {
      if (closed) {
        return;
      }
      registered.put(name, name);
    }

    synchronized void reopen() {
      closed = false;
    }

    int shutdown() {
      int count = 0;
      synchronized (this) {
        closed = true;
      }
      for (String each : registered.values()) { // bad: beside register
        count += each.length();
      }
      return count;
    }
  }
}
