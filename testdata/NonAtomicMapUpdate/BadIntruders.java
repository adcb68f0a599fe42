import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A lock around the steps, and a call without it that comes between. */
class HarmfulInserts {
  private final Map<String, Integer> ports = new ConcurrentHashMap<>();

  synchronized void open(String host) {
    if (!ports.containsKey(host)) {
      ports.put(host, 80);
    }
  }

  void move(String host) {
    ports.put(host, 81);
  }
}

class HarmfulRemovals {
  private final Map<String, StringBuilder> logs = new ConcurrentHashMap<>();

  synchronized void end(String host) {
    if (logs.containsKey(host)) {
      logs.get(host).append("end");
    }
  }

  void drop(String host) {
    logs.remove(host);
  }
}

/** One of the calls is made without the lock. */
class SometimesLockedHelpers {
  private final Map<String, Integer> ports = new ConcurrentHashMap<>();

  synchronized void open(String host) {
    if (!ports.containsKey(host)) {
      ports.put(host, 80);
    }
  }

  synchronized void move(String host) {
    assign(host, 81);
  }

  void reset(String host) {
    assign(host, 80);
  }

  protected void assign(String host, int port) {
    ports.put(host, port);
  }
}

/** Everybody may call it. */
class PublicHelpers {
  private final Map<String, Integer> ports = new ConcurrentHashMap<>();

  synchronized void open(String host) {
    if (!ports.containsKey(host)) {
      ports.put(host, 80);
    }
  }

  synchronized void move(String host) {
    assign(host, 81);
  }

  public void assign(String host, int port) {
    ports.put(host, port);
  }
}

class TaskAndCallers {
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

  void saw(String what) {
    seen.put(what, 2);
  }
}

class EntryOfAnyThread {
  private final Map<Thread, Integer> depths = new ConcurrentHashMap<>();

  void enter(Thread thread) {
    if (!depths.containsKey(thread)) {
      depths.put(thread, 1);
    }
  }
}
