import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

class Uses {
  static final Map<String, String> STATIC = new HashMap<>();

  static {
    STATIC.put("a", "b");
  }

  final Map<String, String> map = new HashMap<>();
  final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
  final CloseableLock closeable = new CloseableLock();
  List<String> batch = new ArrayList<>();

  Uses() {
    map.put("owned", "");
    fill();
    helper("owned");
  }

  private void fill() {
    map.put("owned too", "");
  }

  static synchronized String classLock(String key) {
    return STATIC.get(key);
  }

  synchronized void thisLock(String key) {
    map.put(key, key);
    helper(key);
  }

  void monitor(String key) {
    synchronized (this) {
      helper(key);
    }
  }

  protected void helper(String key) {
    map.remove(key);
  }

  void readLock(String key) {
    rw.readLock().lock();
    try {
      map.get(key);
    } finally {
      rw.readLock().unlock();
    }
  }

  void tryLock() {
    boolean locked = rw.writeLock().tryLock();
    if (locked) {
      map.clear();
    } else {
      map.size();
    }
  }

  void resource() {
    try (CloseableLock held = closeable.open()) {
      map.isEmpty();
    }
    map.isEmpty();
  }

  synchronized void inline(Iterable<String> keys) {
    keys.forEach(key -> map.put(key, key));
    here(() -> map.put("", ""));
  }

  private static <T> T here(Supplier<T> action) {
    return action.get();
  }

  synchronized void elsewhere(ExecutorService executor, CompletableFuture<String> future) {
    executor.execute(() -> map.put("task", ""));
    executor.execute(this::task);
    future.thenAccept(value -> map.put(value, "callback"));
  }

  private void task() {
    map.values().remove("");
  }

  void joined(ExecutorService executor) throws InterruptedException {
    executor.awaitTermination(1, TimeUnit.SECONDS);
    map.clear();
  }

  void iterator() {
    Iterator<String> keys;
    synchronized (map) {
      keys = map.keySet().iterator();
    }
    keys.next();
  }

  int detached() {
    List<String> full = batch;
    batch = new ArrayList<>();
    return full.size();
  }

  static Uses fresh() {
    Uses made = new Uses();
    made.map.put("fresh", "");
    return made;
  }

  void other(Uses other) {
    synchronized (other) {
      other.map.put("other", "");
    }
    Inner inner = new Inner();
    synchronized (inner) {
      inner.add();
    }
  }

  private static class Inner {
    private final List<String> items = new ArrayList<>();

    void add() {
      items.add("");
    }
  }

  static class CloseableLock implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();

    CloseableLock open() {
      lock.lock();
      return this;
    }

    @Override
    public void close() {
      lock.unlock();
    }
  }

  abstract static class Handler {
    final List<String> handled = new ArrayList<>();

    final void complete(String value) {
      synchronized (this) {
        handle(value);
      }
    }

    abstract void handle(String value);
  }

  static class Printer extends Handler {
    @Override
    public void handle(String value) {
      handled.add(value);
    }
  }

  /** Nobody else can hold this lock. */
  void ownLock(String key) {
    Object own = new Object();
    ReentrantLock explicit = new ReentrantLock();
    explicit.lock();
    synchronized (own) {
      map.get(key);
    }
    explicit.unlock();
  }

  /** The threads of the stream do not hold the lock of the one that waits for them. */
  synchronized void parallel(List<String> keys) {
    keys.parallelStream().forEach(key -> map.get(key));
    keys.forEach(key -> map.get(key));
  }

  synchronized void setValues() {
    for (Map.Entry<String, String> entry : map.entrySet()) {
      entry.setValue("");
    }
  }

  static class Worker extends Thread {
    private final List<String> own = new ArrayList<>();

    @Override
    public void run() {
      own.add("");
    }

    Map<String, String> escape(Map<String, String> given) {
      given.putAll(STATIC);
      return STATIC;
    }
  }

  /** What a helper does counts for the field it is given, under the locks of this call. */
  synchronized void helped() {
    fill(map, "helped");
  }

  void fill(Map<String, String> target, String key) {
    Map<String, String> same = target;
    same.put(key, key);
    new Thread(() -> target.remove(key)).start();
  }
}

/** A method that locks is there for others too, although only the constructor calls it here. */
class Traced {
  private final java.util.List<String> events = new java.util.ArrayList<>();

  Traced() {
    trace("made");
    fill();
  }

  void trace(String event) {
    synchronized (this) {
      events.add(event);
    }
  }

  private void fill() {
    events.add("filled");
  }
}
