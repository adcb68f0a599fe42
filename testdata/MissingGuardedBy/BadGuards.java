import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

class BadGuards {
  private static final Set<String> KNOWN = new HashSet<>();

  private final Object monitor = new Object();
  private final Lock lock = new ReentrantLock();
  private final ReadWriteLock rw = new ReentrantReadWriteLock();

  @GuardedBy("this")
  private final Map<String, Integer> counts = new HashMap<>();

  private final Map<String, Long> sessions = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final Map<String, String> aliases = new HashMap<>();
  private final Map<String, String> routes = new HashMap<>();

  BadGuards(List<String> initial) {
    names.addAll(initial);
  }

  synchronized void count(String word) {
    counts.merge(word, 1, Integer::sum);
  }

  synchronized void open(String id, long now) {
    sessions.put(id, now);
  }

  synchronized int size() {
    return sessions.size();
  }

  void add(String name) {
    synchronized (monitor) {
      names.add(name);
    }
  }

  String first() {
    synchronized (monitor) {
      return names.get(0);
    }
  }

  void alias(String name, String alias) {
    lock.lock();
    try {
      store(name, alias);
    } finally {
      lock.unlock();
    }
  }

  /** Called under the lock only. */
  private void store(String name, String alias) {
    aliases.put(name, alias);
  }

  /** Read under the read lock, changed under the write lock: one guard. */
  String route(String from) {
    rw.readLock().lock();
    try {
      return routes.get(from);
    } finally {
      rw.readLock().unlock();
    }
  }

  void route(String from, String to) {
    rw.writeLock().lock();
    try {
      routes.put(from, to);
    } finally {
      rw.writeLock().unlock();
    }
  }

  static synchronized boolean know(String name) {
    return KNOWN.add(name);
  }
}
