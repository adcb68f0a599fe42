import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whoever is handed the live container holds its lock for as long as it looks at it. */
abstract class GoodHooks {
  protected final Object lock = new Object();
  private boolean closed;

  public void close() {
    synchronized (this) {
      if (!closed) {
        closed = true;
        for (GoodHooks part : parts()) {
          part.close();
        }
      }
    }
  }

  public synchronized boolean isEmpty() {
    Collection<? extends GoodHooks> all = parts();
    return all.isEmpty();
  }

  public String firstName() {
    synchronized (lock) {
      return names().isEmpty() ? "" : names().get(0);
    }
  }

  protected abstract Collection<? extends GoodHooks> parts();

  protected abstract List<String> names();
}

@SuppressWarnings("MissingGuardedBy")
class Job extends GoodHooks {
  private final Map<String, GoodHooks> tasks = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  public void add(String name, GoodHooks task) {
    synchronized (this) {
      tasks.put(name, task);
    }
    synchronized (lock) {
      names.add(name);
    }
  }

  public synchronized void remove(String name) {
    tasks.remove(name);
  }

  @Override
  protected Collection<? extends GoodHooks> parts() {
    return tasks.values();
  }

  @Override
  protected List<String> names() {
    return names;
  }
}

/** A neighbour takes the monitor of the object that it asks. */
@SuppressWarnings("MissingGuardedBy")
class Pool {
  private final List<String> idle = new ArrayList<>();

  public synchronized void give(String connection) {
    idle.add(connection);
  }

  public synchronized boolean take(String connection) {
    return idle.remove(connection);
  }

  List<String> idle() {
    return idle;
  }
}

class Reaper {
  void reap(Pool pool) {
    synchronized (pool) {
      pool.idle().removeIf(String::isEmpty);
    }
  }
}

/** The method throws unless its caller holds the lock. */
@SuppressWarnings("MissingGuardedBy")
class Demanding {
  private final Map<String, Integer> counts = new HashMap<>();

  public synchronized void count(String name) {
    counts.merge(name, 1, Integer::sum);
  }

  public Map<String, Integer> counts() {
    if (!Thread.holdsLock(this)) {
      throw new IllegalMonitorStateException();
    }
    return counts;
  }
}
