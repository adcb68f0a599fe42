import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

class GoodDispatch {
  interface Listener {
    boolean changed(String what);
  }

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  @GuardedBy("this")
  private final List<Listener> copied = new ArrayList<>();

  private final List<Listener> fixed = new ArrayList<>();
  private final Map<String, List<String>> names = new HashMap<>();

  GoodDispatch(List<Listener> given) {
    fixed.addAll(given);
  }

  void add(Listener listener) {
    listeners.add(listener);
    synchronized (this) {
      copied.add(listener);
    }
  }

  void remove(Listener listener) {
    listeners.remove(listener);
    synchronized (this) {
      copied.remove(listener);
    }
    names.remove(listener.toString());
  }

  void fire(String what) {
    for (Listener listener : listeners) {
      listener.changed(what);
    }
  }

  /** A copy is walked. */
  void fireCopied(String what) {
    List<Listener> now;
    synchronized (this) {
      now = new ArrayList<>(copied);
    }
    for (Listener listener : now) {
      listener.changed(what);
    }
  }

  /** Nobody can change it. */
  void fireFixed(String what) {
    for (Listener listener : fixed) {
      listener.changed(what);
    }
  }

  /** No listeners. */
  int count() {
    int count = 0;
    for (List<String> list : names.values()) {
      count += list.size();
    }
    return count;
  }

  static class Asked {
    private final List<Listener> listeners = new ArrayList<>();

    void add(Listener listener) {
      listeners.add(listener);
    }

    void remove(Listener listener) {
      listeners.remove(listener);
    }

    /** The walk ends with the call. */
    void fireFirst(String what) {
      for (Listener listener : listeners) {
        listener.changed(what);
        break;
      }
    }

    /** Asking for a property is no call-out. */
    int count() {
      int count = 0;
      for (Listener listener : listeners) {
        count += listener.hashCode() > 0 ? 1 : 0;
      }
      return count;
    }
  }

  static class Others {
    private final Executor executor;

    @GuardedBy("this")
    private final List<Listener> listeners = new ArrayList<>();

    @GuardedBy("this")
    private List<Runnable> callbacks = new ArrayList<>();

    Others(Executor executor) {
      this.executor = executor;
    }

    synchronized void add(Listener listener, Runnable callback) {
      listeners.add(listener);
      callbacks.add(callback);
    }

    synchronized void remove(Listener listener, Runnable callback) {
      listeners.remove(listener);
      callbacks.remove(callback);
    }

    /** Runs when the walk is over. */
    synchronized void later(String what) {
      for (Listener listener : listeners) {
        executor.execute(() -> listener.changed(what));
      }
    }

    /** Counting down, nobody is passed over. */
    synchronized void countDown(String what) {
      for (int i = listeners.size() - 1; i >= 0; i--) {
        listeners.get(i).changed(what);
      }
    }

    /** What is walked is no longer in the field. */
    void drain() {
      List<Runnable> now;
      synchronized (this) {
        now = callbacks;
        callbacks = new ArrayList<>();
      }
      for (Runnable callback : now) {
        callback.run();
      }
    }
  }

  /** Nothing is taken out but by who closes the whole. */
  static class Closed {
    private final List<Listener> listeners = new ArrayList<>();

    void add(Listener listener) {
      listeners.add(listener);
    }

    void fire(String what) {
      for (Listener listener : listeners) {
        listener.changed(what);
      }
    }

    void close() {
      reset();
    }

    private void reset() {
      listeners.clear();
    }
  }
}
