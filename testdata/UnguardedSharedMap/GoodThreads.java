import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

@SuppressWarnings("MissingGuardedBy")
class GoodThreads {
  private final Map<String, String> concurrent = new ConcurrentHashMap<>();
  private final Map<String, String> locked = new HashMap<>();
  private final Map<String, String> plain = new HashMap<>();
  private final Map<String, String> callbacks = new HashMap<>();
  private final Map<String, String> constant = new HashMap<>();

  GoodThreads() {
    constant.put("a", "b");
  }

  public void start(ExecutorService executor, String job) {
    executor.submit(() -> concurrent.put(job, job.trim()));
    executor.submit(() -> constant.get(job));
    executor.submit(
        () -> {
          synchronized (locked) {
            locked.put(job, job);
          }
        });
  }

  public String resultOf(String job) {
    synchronized (locked) {
      return concurrent.getOrDefault(job, locked.get(job)) + constant.get(job);
    }
  }

  /** No sign of a second thread. */
  public void put(String key, String value) {
    plain.put(key, value);
  }

  public String get(String key) {
    return plain.get(key);
  }

  /** Who completes the future may be the very thread that looks. */
  public void when(CompletableFuture<String> future) {
    future.thenAccept(value -> callbacks.put(value, value));
  }

  public String called(String key) {
    return callbacks.get(key);
  }

  /** Only the thread itself uses it, or the owner after it has ended. */
  static class Worker extends Thread {
    private final List<String> done = new ArrayList<>();

    @Override
    public void run() {
      work("a");
    }

    private void work(String item) {
      done.add(item);
    }

    public List<String> finish() throws InterruptedException {
      join();
      return new ArrayList<>(done);
    }
  }

  @interface NotThreadSafe {}

  /** Its owner sees to it. */
  @NotThreadSafe
  static class Confined extends Thread {
    private final List<String> mine = new ArrayList<>();

    @Override
    public void run() {
      mine.add("x");
    }

    public int size() {
      return mine.size();
    }
  }

  /** Filled before the task begins. */
  void handOver(ExecutorService executor, String name) {
    Map<String, String> names = new HashMap<>();
    names.put(name, name);
    executor.execute(() -> System.out.println(names.get(name)));
  }

  static class Filler implements Runnable {
    private final Map<String, String> names;

    Filler(Map<String, String> names) {
      this.names = names;
    }

    @Override
    public void run() {
      names.put("a", "b");
    }
  }

  /** Waited for, or run here. */
  int filled(ExecutorService executor) throws Exception {
    Map<String, String> names = new HashMap<>();
    executor.submit(new Filler(names)).get();
    new Filler(names).run();
    return names.size();
  }
}
