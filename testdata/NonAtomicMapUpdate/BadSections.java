import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Two critical sections, two tasks, and maps in maps. */
class BadSections {
  private final ConcurrentMap<String, Object> sessions = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Object> rooms = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Object> jobs = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, ConcurrentMap<String, Long>> table =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> pageCache = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Object> allowed = new ConcurrentHashMap<>();
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final Lock lock = new ReentrantLock();

  /** Between the two blocks another thread has its turn. */
  Object twoBlocks(String id) {
    Object session;
    synchronized (sessions) {
      session = sessions.get(id);
    }
    if (session == null) {
      session = new Object();
      synchronized (sessions) {
        sessions.put(id, session);
      }
    }
    return session;
  }

  Object twoLocks(String id) {
    Object room;
    lock.lock();
    try {
      room = rooms.get(id);
    } finally {
      lock.unlock();
    }
    if (room != null) {
      return room;
    }
    room = new Object();
    lock.lock();
    try {
      rooms.put(id, room);
    } finally {
      lock.unlock();
    }
    return room;
  }

  /** The pool has four threads, and each call hands it one more task. */
  void open(String id) {
    pool.submit(
        () -> {
          if (jobs.get(id) == null) {
            jobs.put(id, new Object());
          }
        });
  }

  /** Others get the same inner map. */
  void add(String row, String column, long more) {
    ConcurrentMap<String, Long> inner =
        table.computeIfAbsent(row, unused -> new ConcurrentHashMap<>());
    Long old = inner.get(column);
    inner.put(column, old == null ? more : old + more);
  }

  /** What is lost is computed again. */
  String page(String name, long now) {
    String page = pageCache.get(name);
    if (page != null && page.length() > now) {
      pageCache.remove(name);
      return null;
    }
    return page;
  }

  void load(String name, String page) {
    pageCache.put(name, page);
  }

  void allow(String order) {
    if (allowed.containsKey(order)) {
      return;
    }
    // Two threads can both come here. For now, just accept the race condition.
    allowed.put(order, new Object());
  }
}
