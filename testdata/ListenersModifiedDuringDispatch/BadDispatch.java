import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

class BadDispatch {
  interface Listener {
    void changed(String what);
  }

  private final List<Listener> listeners = new ArrayList<>();

  void addListener(Listener listener) {
    listeners.add(listener);
  }

  void removeListener(Listener listener) {
    listeners.remove(listener);
  }

  void fire(String what) {
    for (Listener listener : listeners) {
      listener.changed(what);
    }
  }

  /** The lock is reentrant, and the listener is on this thread. */
  static class Locked {
    @GuardedBy("this")
    private final Set<Runnable> hooks = new HashSet<>();

    synchronized void add(Runnable hook) {
      hooks.add(hook);
    }

    synchronized void remove(Runnable hook) {
      hooks.remove(hook);
    }

    synchronized void run() {
      hooks.forEach(Runnable::run);
    }
  }

  static class Wrapped {
    private final List<Listener> observers = Collections.synchronizedList(new ArrayList<>());

    public void subscribe(Listener observer) {
      observers.add(observer);
    }

    public void unsubscribe(Listener observer) {
      observers.removeIf(o -> o == observer);
    }

    public void fire(String what) {
      synchronized (observers) {
        Iterator<Listener> it = observers.iterator();
        while (it.hasNext()) {
          Listener observer = it.next();
          observer.changed(what);
        }
      }
    }
  }

  static class ById {
    private final Map<String, Consumer<String>> handlers = new LinkedHashMap<>();

    public void register(String id, Consumer<String> handler) {
      handlers.put(id, handler);
    }

    public void unregister(String id) {
      handlers.remove(id);
    }

    public void dispatch(String event) {
      for (Consumer<String> handler : handlers.values()) {
        handler.accept(event);
      }
      for (Map.Entry<String, Consumer<String>> entry : handlers.entrySet()) {
        entry.getValue().accept(entry.getKey());
      }
      handlers.values().forEach(handler -> handler.accept(event));
    }
  }
}
