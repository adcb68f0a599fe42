import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Vector;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Indexes that are computed from the size, and answers that are kept. */
public class BadIndexes {
  private final Vector<String> names = new Vector<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<String> hosts = new CopyOnWriteArrayList<>();
  private final List<String> mirrors = new CopyOnWriteArrayList<>();
  private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> later = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> own = new ConcurrentLinkedQueue<>();
  private final AtomicInteger turn = new AtomicInteger();

  public String last() {
    return names.get(names.size() - 1);
  }

  public void runBackwards() {
    for (int i = listeners.size(); i-- > 0; ) {
      listeners.get(i).run();
    }
  }

  public String next() {
    return hosts.get(Math.floorMod(turn.getAndIncrement(), hosts.size()));
  }

  public String any(Random random) {
    int size = mirrors.size();
    return size == 0 ? null : mirrors.get(random.nextInt(size));
  }

  public void runOne() {
    boolean some = !work.isEmpty();
    if (some) {
      work.remove().run();
    }
  }

  private boolean hasWork() {
    return !later.isEmpty();
  }

  public void runLater() {
    if (hasWork()) {
      later.remove().run();
    }
  }

  /** The package's own code calls it: perhaps one thread alone does. */
  void drain() {
    while (!own.isEmpty()) {
      own.remove().run();
    }
  }

  public void add(String name, Runnable listener) {
    names.add(name);
    hosts.add(name);
    mirrors.add(name);
    listeners.add(listener);
    work.add(listener);
    later.add(listener);
    own.add(listener);
  }

  public void remove(String name, Runnable listener) {
    names.remove(name);
    hosts.remove(name);
    mirrors.remove(name);
    listeners.remove(listener);
  }
}
