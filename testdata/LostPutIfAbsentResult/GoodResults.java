import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

class GoodResults {
  private final ConcurrentMap<String, Lock> locks = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, AtomicLong> counts = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Future<String>> futures = new ConcurrentHashMap<>();
  private final ConcurrentMap<Long, CompletableFuture<String>> calls = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> names = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Instant> times = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Point> points = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Session> sessions = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Session> guarded = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();

  record Point(int x, int y) {}

  static class Session implements AutoCloseable {
    private String id = "";

    void touch() {
      id += "+";
    }

    String id() {
      return id;
    }

    @Override
    public void close() {}
  }

  Lock lock(String key) {
    return locks.computeIfAbsent(key, unused -> new ReentrantLock());
  }

  List<String> group(String key) {
    List<String> group = new CopyOnWriteArrayList<>();
    List<String> earlier = groups.putIfAbsent(key, group);
    if (earlier != null) {
      group = earlier;
    }
    return group;
  }

  List<String> ternary(String key) {
    List<String> group = new CopyOnWriteArrayList<>();
    List<String> earlier = groups.putIfAbsent(key, group);
    return earlier == null ? group : earlier;
  }

  List<String> elvis(String key) {
    List<String> group = new CopyOnWriteArrayList<>();
    return Objects.requireNonNullElse(groups.putIfAbsent(key, group), group);
  }

  List<String> askedAgain(String key) {
    List<String> group = new CopyOnWriteArrayList<>();
    return groups.putIfAbsent(key, group) == null ? group : groups.get(key);
  }

  /** The value in the map is used. */
  void fetched(String word) {
    counts.putIfAbsent(word, new AtomicLong());
    counts.get(word).incrementAndGet();
  }

  void replaced(String key, String value) {
    List<String> group = new CopyOnWriteArrayList<>();
    groups.putIfAbsent(key, group);
    group = groups.get(key);
    group.add(value);
  }

  /** Filled before, not after. */
  void filled(String key, String value) {
    List<String> group = new CopyOnWriteArrayList<>();
    group.add(value);
    groups.putIfAbsent(key, group);
  }

  /** Only the winner uses it. */
  String once(String key) throws Exception {
    FutureTask<String> task = new FutureTask<>(key::trim);
    Future<String> winner = futures.putIfAbsent(key, task);
    if (winner == null) {
      task.run();
      winner = task;
    }
    return winner.get();
  }

  void first(String id) {
    Session session = new Session();
    if (sessions.putIfAbsent(id, session) == null) {
      session.touch();
    }
  }

  boolean orNot(String id) {
    Session session = new Session();
    if (sessions.putIfAbsent(id, session) != null) {
      session.close();
      return false;
    }
    session.touch();
    return true;
  }

  void otherBranch(String id, boolean shared) {
    Session session = new Session();
    if (shared) {
      sessions.putIfAbsent(id, session);
    } else {
      session.touch();
    }
  }

  void compared(String id) {
    Session session = new Session();
    sessions.putIfAbsent(id, session);
    if (sessions.get(id) == session) {
      session.touch();
    }
  }

  /** Looking, telling and giving up do no harm. */
  void told(String id) {
    Session session = new Session();
    sessions.putIfAbsent(id, session);
    System.out.println(session + " " + session.id());
    sessions.remove(id, session);
    session.close();
  }

  /** What is read from a list that was filled before is the same in both. */
  int read(String key, List<String> names) {
    List<String> group = new CopyOnWriteArrayList<>(names);
    groups.putIfAbsent(key, group);
    int length = 0;
    for (String name : group) {
      length += name.length();
    }
    return length;
  }

  /** Equal strings, times and records are as good as one another. */
  String name(String key) {
    String name = key.trim();
    names.putIfAbsent(key, name);
    return name;
  }

  Instant seen(String key) {
    Instant now = Instant.now();
    times.putIfAbsent(key, now);
    return now;
  }

  Point point(String key) {
    Point point = new Point(1, 2);
    points.putIfAbsent(key, point);
    return point;
  }

  List<String> immutable(String key) {
    List<String> group = List.of(key);
    groups.putIfAbsent(key, group);
    return group;
  }

  /** Nobody else has this key. */
  CompletableFuture<String> call() {
    long id = ids.incrementAndGet();
    CompletableFuture<String> answer = new CompletableFuture<>();
    calls.putIfAbsent(id, answer);
    return answer;
  }

  /** All who put take the lock. */
  synchronized Session locked(String id) {
    Session session = guarded.get(id);
    if (session == null) {
      session = new Session();
      guarded.putIfAbsent(id, session);
    }
    return session;
  }

  /** One thread only. */
  static int own(List<String> ids) {
    ConcurrentMap<String, Session> own = new ConcurrentHashMap<>();
    for (String id : ids) {
      Session session = new Session();
      own.putIfAbsent(id, session);
      session.touch();
    }
    return own.size();
  }

  static List<String> plain(Map<String, List<String>> given, String key) {
    Map<String, List<String>> plain = new HashMap<>(given);
    List<String> group = new CopyOnWriteArrayList<>();
    plain.putIfAbsent(key, group);
    return group;
  }
}
