import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

class BadLocks {
  private static final Map<String, Integer> CODES = new HashMap<>();

  private final Object monitor = new Object();
  private final Lock lock = new ReentrantLock();
  private final ReadWriteLock rw = new ReentrantReadWriteLock();

  private final Map<String, Long> sessions = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final List<String> log = new ArrayList<>();
  private final Map<String, String> routes = new HashMap<>();
  private final Deque<String> queue = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, String> views = new HashMap<>();
  private final Map<String, String> tasks = new HashMap<>();
  private final List<String> walked = new ArrayList<>();

  /** A read without the lock that the changes take. */
  public synchronized void open(String id, long now) {
    sessions.put(id, now);
  }

  public synchronized void close(String id) {
    sessions.remove(id);
  }

  public Long openedAt(String id) {
    return sessions.get(id);
  }

  /** Different monitors: the object's and another's. */
  public synchronized void rename(String id, String name) {
    names.put(id, name);
  }

  public synchronized String name(String id) {
    return names.get(id);
  }

  public void forgetName(String id) {
    synchronized (monitor) {
      names.remove(id);
    }
  }

  /** The object's monitor does not keep out a holder of the class's. */
  public static synchronized void register(String name, int code) {
    CODES.put(name, code);
  }

  public static synchronized Integer code(String name) {
    return CODES.get(name);
  }

  public synchronized void unregister(String name) {
    CODES.remove(name);
  }

  /** A private helper, called with the lock here and without it there. */
  public void logLocked(String line) {
    synchronized (monitor) {
      append(line);
      log.remove(0);
    }
  }

  public void logUnlocked(String line) {
    append(line);
  }

  private void append(String line) {
    log.add(line);
  }

  /** A read lock on the readers, nothing on one change. */
  public void route(String from, String to) {
    rw.writeLock().lock();
    try {
      routes.put(from, to);
    } finally {
      rw.writeLock().unlock();
    }
  }

  public String routeOf(String from) {
    rw.readLock().lock();
    try {
      return routes.get(from);
    } finally {
      rw.readLock().unlock();
    }
  }

  public void dropRoutes() {
    routes.clear();
  }

  /** tryLock holds on its true branch only. */
  public void enqueue(String item) {
    if (lock.tryLock()) {
      try {
        queue.add(item);
      } finally {
        lock.unlock();
      }
    } else {
      queue.addFirst(item);
    }
  }

  /** Changed again after the unlock, through an alias. */
  public void see(String item) {
    Set<String> all = seen;
    lock.lock();
    try {
      all.add(item);
    } finally {
      lock.unlock();
    }
    all.remove("");
  }

  /** A view is the map. */
  public void keep(String key, String value) {
    synchronized (monitor) {
      views.put(key, value);
    }
  }

  public void drop(String key) {
    views.keySet().remove(key);
  }

  /** A task does not hold the lock that its submitter held. */
  public void later(Executor executor, String key) {
    synchronized (monitor) {
      tasks.put(key, "waiting");
      executor.execute(() -> tasks.put(key, "done"));
    }
  }

  /** The iterator is made under the lock and used after it. */
  public void print() {
    Iterator<String> all;
    synchronized (monitor) {
      walked.add("print");
      all = walked.iterator();
    }
    while (all.hasNext()) {
      System.out.println(all.next());
    }
  }
}
