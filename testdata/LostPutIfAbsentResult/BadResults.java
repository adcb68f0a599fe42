import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

class BadResults {
  private final ConcurrentMap<String, Lock> locks = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, ReentrantLock> fairLocks = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Object> monitors = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, AtomicLong> counts = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Future<String>> futures = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, CompletableFuture<String>> answers =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();
  private final Map<String, List<String>> wrapped = Collections.synchronizedMap(new HashMap<>());
  private final ConcurrentMap<String, Session> sessions = new ConcurrentHashMap<>();
  private final Cache<String, Session> cache = CacheBuilder.newBuilder().build();
  private volatile Session current;

  static class Session {
    private final String id;
    private int uses;

    Session(String id) {
      this.id = id;
    }

    String id() {
      return id;
    }

    void touch() {
      uses++;
    }
  }

  /** Two threads hold two locks for one key. */
  void exclusive(String key, Runnable work) {
    Lock lock = new ReentrantLock();
    locks.putIfAbsent(key, lock);
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  void fair(String key) {
    ReentrantLock lock = fairLocks.get(key);
    if (lock == null) {
      lock = new ReentrantLock(true);
      fairLocks.putIfAbsent(key, lock);
    }
    lock.lock();
  }

  void monitor(String key, Runnable work) {
    Object monitor = new Object();
    monitors.putIfAbsent(key, monitor);
    synchronized (monitor) {
      work.run();
    }
  }

  void count(String word) {
    AtomicLong count = new AtomicLong();
    counts.putIfAbsent(word, count);
    count.incrementAndGet();
  }

  /** The work is done twice. */
  String once(String key) throws Exception {
    FutureTask<String> task = new FutureTask<>(key::trim);
    futures.putIfAbsent(key, task);
    task.run();
    return task.get();
  }

  /** Whoever answers completes the other one. */
  CompletableFuture<String> ask(String question) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    answers.putIfAbsent(question, answer);
    return answer;
  }

  List<String> group(String key) {
    List<String> group = new CopyOnWriteArrayList<>();
    groups.putIfAbsent(key, group);
    return group;
  }

  void synchronizedMap(String key, String value) {
    List<String> group = new CopyOnWriteArrayList<>();
    wrapped.putIfAbsent(key, group);
    group.add(value);
  }

  /** What it returns is looked at only to tell. */
  Session told(String id) {
    Session session = new Session(id);
    Session earlier = sessions.putIfAbsent(id, session);
    if (earlier != null) {
      System.out.println("already there: " + id);
    }
    return session;
  }

  void counted(Session session) {
    if (sessions.putIfAbsent(session.id(), session) == null) {
      System.out.println("new: " + session.id());
    }
    session.touch();
  }

  void stored(String id) {
    Session session = new Session(id);
    sessions.putIfAbsent(id, session);
    this.current = session;
  }

  Optional<Session> cached(String id) {
    Session session = new Session(id);
    cache.asMap().putIfAbsent(id, session);
    return Optional.of(session);
  }

  void laterOn(String id, ExecutorService executor) {
    Session session = new Session(id);
    sessions.putIfAbsent(id, session);
    executor.execute(session::touch);
  }

  void inferred(String id) {
    var session = new Session(id);
    sessions.putIfAbsent(id, session);
    session.touch();
  }

  <V> V canonical(ConcurrentMap<String, V> pool, String key, V value) {
    pool.putIfAbsent(key, value);
    return value;
  }
}
