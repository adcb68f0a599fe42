import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

@SuppressWarnings("MissingGuardedBy")
class GoodLocks {
  private final Object lock = new Object();
  private final Object signal = new Object();
  private final Lock io = new ReentrantLock();
  private final ReadWriteLock rw = new ReentrantReadWriteLock();
  private final Lock read = rw.readLock();
  private final Lock write = rw.writeLock();
  private final Lock held = new ReentrantLock();
  private final Lock shared = new ReentrantLock();
  private final Lock conditional = new ReentrantLock();
  private final Condition changed = conditional.newCondition();
  private final Object token = new Object();
  final Lock offered = new ReentrantLock();
  private final ConcurrentMap<String, Object> locks = new ConcurrentHashMap<>();
  private final Lock outer;
  private int count;

  private final Map<String, Integer> counts = new HashMap<>();

  /** Somebody else's lock, kept for later. */
  GoodLocks(Lock outer) {
    this.outer = outer;
  }

  void count(String word) {
    synchronized (lock) {
      counts.merge(word, 1, Integer::sum);
    }
  }

  /** An alias of the field. */
  int size() {
    Object alias = lock;
    synchronized (alias) {
      return count;
    }
  }

  /** One for each key, fetched or made. */
  void perKey(String key) {
    Object own = new Object();
    Object other = locks.putIfAbsent(key, own);
    synchronized (other == null ? own : other) {
      System.out.println(key);
    }
    synchronized (locks.computeIfAbsent(key, k -> new Object())) {
      System.out.println(key);
    }
  }

  /** The tasks see it. */
  void captured(ExecutorService executor, List<String> words) {
    Object local = new Object();
    Lock explicit = new ReentrantLock();
    List<String> done = new ArrayList<>();
    for (String word : words) {
      executor.execute(
          () -> {
            synchronized (local) {
              done.add(word);
            }
          });
      executor.execute(
          () -> {
            explicit.lock();
            System.out.println(word);
            explicit.unlock();
          });
    }
    synchronized (local) {
      System.out.println(done.size());
    }
  }

  /** Given away. */
  Object passed(List<Object> all) {
    Object mine = new Object();
    all.add(mine);
    synchronized (mine) {
      count++;
    }
    return mine;
  }

  /** The monitor of a container is its own business. */
  void own() {
    List<String> names = Collections.synchronizedList(new ArrayList<>());
    synchronized (names) {
      names.forEach(System.out::println);
    }
  }

  /** A call may lead anywhere. */
  void print(String line) {
    io.lock();
    try {
      System.out.println(line);
    } finally {
      io.unlock();
    }
  }

  void await() throws InterruptedException {
    synchronized (signal) {
      signal.wait();
    }
  }

  int reading() {
    read.lock();
    try {
      return count;
    } finally {
      read.unlock();
    }
  }

  void writing() {
    write.lock();
    try {
      count++;
    } finally {
      write.unlock();
    }
  }

  /** Taken in one method and given back in another. */
  void begin() {
    held.lock();
  }

  void end() {
    held.unlock();
  }

  Lock lock() {
    return shared;
  }

  void changed() throws InterruptedException {
    conditional.lock();
    try {
      changed.await();
    } finally {
      conditional.unlock();
    }
  }

  /** No lock at all. */
  boolean isToken(Object other) {
    return token == other;
  }

  /** A string constant that guards no container. */
  void log(String line) {
    synchronized ("log") {
      System.out.println(line);
    }
  }

  /** Empty, to wait for who is inside; the lock guards something elsewhere. */
  void settle() {
    synchronized (lock) {
    }
  }
}
