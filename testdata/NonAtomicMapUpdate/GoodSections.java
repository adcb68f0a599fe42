import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Nobody can come between. */
class GoodSections {
  private final ConcurrentMap<String, Object> sessions = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Object> rooms = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Object> tokens = new ConcurrentHashMap<>();
  private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final Lock lock = new ReentrantLock();

  /** The method holds the monitor all the time. */
  synchronized Object twoBlocks(String id) {
    Object session;
    synchronized (this) {
      session = sessions.get(id);
    }
    if (session == null) {
      session = new Object();
      synchronized (this) {
        sessions.put(id, session);
      }
    }
    return session;
  }

  Object earlyUnlock(String id) {
    lock.lock();
    Object room = rooms.get(id);
    if (room != null) {
      lock.unlock();
      return room;
    }
    try {
      room = new Object();
      rooms.put(id, room);
      return room;
    } finally {
      lock.unlock();
    }
  }

  /** There is one of this task. */
  void start() {
    pool.submit(
        () -> {
          String word = words.take();
          Integer count = counts.get(word);
          counts.put(word, count == null ? 1 : count + 1);
          return count;
        });
  }

  synchronized void add(String id) {
    if (tokens.get(id) != null) {
      throw new IllegalStateException(id);
    }
    tokens.put(id, new Object());
  }

  synchronized void create(String id) {
    store(id, new Object());
  }

  /** For subclasses, which are called under the lock as well. */
  protected void store(String id, Object token) {
    tokens.put(id, token);
  }
}
