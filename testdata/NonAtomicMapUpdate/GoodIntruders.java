import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A lock around the steps, and calls without it that do no harm between them. */
class HarmlessRemovals {
  private final Map<String, Integer> ports = new ConcurrentHashMap<>();

  synchronized void open(String host) {
    if (!ports.containsKey(host)) {
      ports.put(host, 80);
    }
  }

  /** What is found missing stays missing. */
  void close(String host) {
    ports.remove(host);
  }
}

class HarmlessInserts {
  private final Map<String, StringBuilder> logs = new ConcurrentHashMap<>();

  synchronized void end(String host) {
    if (logs.containsKey(host)) {
      logs.get(host).append("end");
    }
  }

  synchronized void drop(String host) {
    logs.remove(host);
  }

  void begin(String host) {
    logs.put(host, new StringBuilder());
  }
}

class FilledByConstructor {
  private final Map<String, Integer> ports = new ConcurrentHashMap<>();

  FilledByConstructor() {
    ports.put("localhost", 80);
  }

  synchronized void open(String host) {
    if (!ports.containsKey(host)) {
      ports.put(host, 80);
    }
  }
}

/** The class calls its methods under the lock; its subclasses are taken to do the same. */
class LockedHelpers {
  private final Map<String, Integer> ports = new ConcurrentHashMap<>();

  synchronized void open(String host) {
    if (!ports.containsKey(host)) {
      ports.put(host, 80);
    }
  }

  synchronized void move(String host) {
    assign(host, 81);
  }

  synchronized void reset(String host) {
    assign(host, 80);
  }

  protected void assign(String host, int port) {
    ports.put(host, port);
  }
}

class OneTask {
  private final Map<String, Integer> seen = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  void start() {
    timer.scheduleAtFixedRate(
        () -> {
          if (!seen.containsKey("tick")) {
            seen.put("tick", 1);
          }
        },
        1,
        1,
        TimeUnit.SECONDS);
  }

  int size() {
    return seen.size();
  }
}

class OwnEntry {
  private final Map<Thread, Integer> depths = new ConcurrentHashMap<>();

  void enter() {
    if (!depths.containsKey(Thread.currentThread())) {
      depths.put(Thread.currentThread(), 1);
    }
  }
}
