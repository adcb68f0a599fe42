import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

class GoodHooks {
  @GuardedBy("this")
  private final Map<String, Thread> workers = new HashMap<>();

  private final Map<String, String> concurrent = new ConcurrentHashMap<>();
  private volatile Map<String, String> values = new ConcurrentHashMap<>();

  /** The hook takes the lock as well. */
  void register() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::interruptAll));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  List<Thread> all;
                  synchronized (this) {
                    all = new ArrayList<>(workers.values());
                  }
                  all.forEach(Thread::interrupt);
                }));
  }

  private synchronized void interruptAll() {
    workers.values().forEach(Thread::interrupt);
  }

  synchronized void work(String name, Thread worker) {
    workers.put(name, worker);
  }

  /** A concurrent map needs no lock. */
  void clearAtTheEnd() {
    Runtime.getRuntime().addShutdownHook(new Thread(concurrent::clear));
  }

  void put(String key, String value) {
    concurrent.put(key, value);
  }

  /** The hook looks at the field when it runs. */
  void printAtTheEnd() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(values.size())));
  }

  void reload(Map<String, String> fresh) {
    values = new ConcurrentHashMap<>(fresh);
  }

  /** The threads have ended before. */
  @SuppressWarnings("MissingGuardedBy")
  static class Pool implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, String> results = new HashMap<>();

    void work(String key) {
      threads.execute(
          () -> {
            synchronized (results) {
              results.put(key, key);
            }
          });
    }

    @Override
    public void close() throws InterruptedException {
      threads.shutdown();
      threads.awaitTermination(1, TimeUnit.MINUTES);
      results.clear();
    }
  }

  /** Nobody takes a lock: one thread. */
  static class Single implements AutoCloseable {
    private final Map<String, String> results = new HashMap<>();

    void put(String key) {
      results.put(key, key);
    }

    @Override
    public void close() {
      results.clear();
    }
  }

  /** The callback takes the lock. */
  static class Futures {
    @GuardedBy("this")
    private final Map<String, CompletableFuture<String>> pending = new HashMap<>();

    synchronized void send(String id, CompletableFuture<String> answer) {
      pending.put(id, answer);
      answer.whenComplete((value, failure) -> remove(id));
    }

    private synchronized void remove(String id) {
      pending.remove(id);
    }
  }
}
