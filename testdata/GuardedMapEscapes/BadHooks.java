import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Not everyone who is handed the container looks at it under its lock. */
abstract class BadHooks {
  private Collection<? extends BadHooks> last;

  public synchronized void close() {
    for (BadHooks part : parts()) {
      part.close();
    }
  }

  public int size() {
    return parts().size();
  }

  public synchronized void remember() {
    last = kept();
  }

  public synchronized void join(BadHooks other) {
    for (BadHooks part : other.others()) {
      part.close();
    }
  }

  protected abstract Collection<? extends BadHooks> parts();

  protected abstract Collection<? extends BadHooks> kept();

  protected abstract Collection<? extends BadHooks> others();
}

/** One caller does without the lock. */
@SuppressWarnings("MissingGuardedBy")
class Job extends BadHooks {
  private final Map<String, BadHooks> tasks = new HashMap<>();
  private final Map<String, BadHooks> keptTasks = new HashMap<>();
  private final Map<String, BadHooks> otherTasks = new HashMap<>();

  public synchronized void add(String name, BadHooks task) {
    tasks.put(name, task);
    keptTasks.put(name, task);
    otherTasks.put(name, task);
  }

  @Override
  protected Collection<? extends BadHooks> parts() {
    return tasks.values(); // bad: size() has no lock
  }

  @Override
  protected Collection<? extends BadHooks> kept() {
    return keptTasks.values(); // bad: remember() keeps it
  }

  @Override
  protected Collection<? extends BadHooks> others() {
    return otherTasks.values(); // bad: join() locks its own object
  }
}

/** Everybody may call what is public. */
@SuppressWarnings("MissingGuardedBy")
class Pool {
  private final List<String> idle = new ArrayList<>();

  public synchronized void give(String connection) {
    idle.add(connection);
  }

  public List<String> idle() {
    return idle; // bad
  }
}

class Reaper {
  void reap(Pool pool) {
    synchronized (pool) {
      pool.idle().removeIf(String::isEmpty);
    }
  }
}
