import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

@SuppressWarnings("MissingGuardedBy")
class BadHooks {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Map<String, Thread> workers = new HashMap<>();

  BadHooks() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  for (Thread worker : workers.values()) {
                    worker.interrupt();
                  }
                }));
  }

  synchronized void work(String name, Thread worker) {
    workers.put(name, worker);
  }

  synchronized void done(String name) {
    workers.remove(name);
  }

  /** The hook is a method. */
  static class ByReference {
    private final Object lock = new Object();
    private final List<String> names = new ArrayList<>();

    void register() {
      Thread hook = new Thread(this::stop, "hook");
      Runtime.getRuntime().addShutdownHook(hook);
    }

    void add(String name) {
      synchronized (lock) {
        names.add(name);
      }
    }

    private void stop() {
      names.clear();
    }
  }

  /** The hook is a class. */
  static class ByClass {
    private final Set<String> names = new HashSet<>();

    void register() {
      Runtime.getRuntime().addShutdownHook(new Hook());
    }

    synchronized void add(String name) {
      names.add(name);
    }

    private class Hook extends Thread {
      @Override
      public void run() {
        names.forEach(System.out::println);
      }
    }
  }

  static class Pool implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, AutoCloseable> connections = new HashMap<>();

    void add(String name, AutoCloseable connection) {
      lock.lock();
      try {
        connections.put(name, connection);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() throws Exception {
      for (AutoCloseable connection : connections.values()) {
        connection.close();
      }
      connections.clear();
    }
  }

  @interface PreDestroy {}

  static class Bean {
    private final Map<String, String> values = new HashMap<>();

    synchronized void put(String key, String value) {
      values.put(key, value);
    }

    @PreDestroy
    void end() {
      values.clear();
    }
  }

  static class Futures {
    private final Map<String, CompletableFuture<String>> pending = new HashMap<>();

    synchronized void send(String id, CompletableFuture<String> answer) {
      pending.put(id, answer);
      answer.whenComplete((value, failure) -> pending.remove(id));
    }

    synchronized boolean isPending(String id) {
      return pending.containsKey(id);
    }
  }

  /** An action must not capture its object, only what it cleans. */
  static class Cleaned {
    private final Map<String, String> values = new HashMap<>();

    Cleaned() {
      Map<String, String> mine = values;
      CLEANER.register(this, () -> mine.clear());
    }

    synchronized void put(String key, String value) {
      values.put(key, value);
    }
  }

  /** The hook holds the map of the first hour. */
  static class Exchanged {
    private volatile Map<String, String> values = new ConcurrentHashMap<>();

    void register() {
      Map<String, String> mine = values;
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(mine.size())));
    }

    void reload(Map<String, String> fresh) {
      values = new ConcurrentHashMap<>(fresh);
    }

    String get(String key) {
      return values.get(key);
    }
  }

  static class Bound {
    private volatile Map<String, String> values = new ConcurrentHashMap<>();

    void register() {
      Runtime.getRuntime().addShutdownHook(new Thread(values::clear));
    }

    void reload(Map<String, String> fresh) {
      values = new ConcurrentHashMap<>(fresh);
    }
  }
}
