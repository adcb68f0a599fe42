import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

@SuppressWarnings("MissingGuardedBy")
class GoodLocks {
  private final Object monitor = new Object();
  private final Lock lock = new ReentrantLock();

  private final Map<String, Long> sessions = new HashMap<>();
  private final Map<String, String> concurrent = new ConcurrentHashMap<>();
  private final List<String> lookedAt = new ArrayList<>();
  private final Map<String, Integer> both = new HashMap<>();
  private final Set<String> once = new HashSet<>();
  private final Map<String, Integer> tested = new HashMap<>();
  private List<String> batch = new ArrayList<>();
  private final Map<String, Cell> cells = new HashMap<>();

  /** Nobody else can see the object yet. */
  GoodLocks(List<String> initial) {
    lookedAt.addAll(initial);
    fill(initial);
  }

  private void fill(List<String> initial) {
    for (String id : initial) {
      sessions.put(id, 0L);
    }
  }

  /** Always called with the lock. */
  public void open(String id) {
    synchronized (monitor) {
      put(id);
      underLock(() -> sessions.remove(""));
    }
  }

  public Long openedAt(String id) {
    synchronized (monitor) {
      return sessions.get(id);
    }
  }

  private void put(String id) {
    sessions.put(id, 1L);
  }

  /** The function is run here, not kept. */
  private static <T> T underLock(Supplier<T> action) {
    return action.get();
  }

  /** For subclasses, and called with the lock. */
  public void closeAll() {
    synchronized (monitor) {
      forgetAll();
    }
  }

  protected void forgetAll() {
    sessions.clear();
  }

  @Override
  public String toString() {
    return "sessions: " + sessions.size();
  }

  /** A concurrent map, changed under a lock and read without. */
  public synchronized void name(String id, String name) {
    concurrent.put(id, name);
  }

  public String nameOf(String id) {
    return concurrent.get(id);
  }

  /** Locked reads alone oblige nobody. */
  public synchronized boolean isKnown(String id) {
    return lookedAt.contains(id);
  }

  public int known() {
    return lookedAt.size();
  }

  /** A change holds both locks, so either keeps it out. */
  public synchronized void count(String word) {
    synchronized (both) {
      both.merge(word, 1, Integer::sum);
    }
  }

  public synchronized int countOf(String word) {
    return both.getOrDefault(word, 0);
  }

  public List<String> words() {
    synchronized (both) {
      return new ArrayList<>(both.keySet());
    }
  }

  /** Taken under the lock, and replaced: the old one is ours alone. */
  public void add(String item) {
    synchronized (monitor) {
      batch.add(item);
    }
  }

  public int flush() {
    List<String> full;
    synchronized (monitor) {
      full = batch;
      batch = new ArrayList<>();
    }
    return full.size();
  }

  public int send() {
    synchronized (monitor) {
      List<String> full = batch;
      batch = new ArrayList<>();
      return full.size();
    }
  }

  /** Both branches of a tryLock. */
  public void see(String item) {
    boolean locked = lock.tryLock();
    if (!locked) {
      return;
    }
    try {
      once.add(item);
    } finally {
      lock.unlock();
    }
  }

  public boolean saw(String item) {
    lock.lock();
    try {
      return once.contains(item);
    } finally {
      lock.unlock();
    }
  }

  public synchronized void test(String name) {
    tested.merge(name, 1, Integer::sum);
  }

  @VisibleForTesting
  int timesTested(String name) {
    return tested.getOrDefault(name, 0);
  }

  /** The nested object's methods are called with its lock. */
  public void set(String name, String value) {
    Cell cell;
    synchronized (monitor) {
      cell = cells.computeIfAbsent(name, n -> new Cell());
    }
    synchronized (cell) {
      cell.set(value);
    }
  }

  private static final class Cell {
    private final List<String> history = new ArrayList<>();

    void set(String value) {
      history.add(value);
    }

    synchronized int age() {
      return history.size();
    }
  }

  public int age(String name) {
    synchronized (monitor) {
      return cells.get(name).age();
    }
  }

  @interface VisibleForTesting {}

  @interface NotThreadSafe {}

  @NotThreadSafe
  static class Confined {
    private final Map<String, String> map = new HashMap<>();

    synchronized void put(String key, String value) {
      map.put(key, value);
    }

    public String get(String key) {
      return map.get(key);
    }
  }
}
