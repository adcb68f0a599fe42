import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

class BadThreads {
  private final Map<String, String> results = new HashMap<>();
  private final Set<String> stale = new HashSet<>();
  private final List<String> lines = new ArrayList<>();

  /** The task puts, any caller looks. */
  public void start(ExecutorService executor, String job) {
    executor.submit(() -> results.put(job, job.trim()));
  }

  public String resultOf(String job) {
    return results.get(job);
  }

  /** A method reference, and a helper of the task. */
  public void schedule(ScheduledExecutorService timer) {
    timer.scheduleAtFixedRate(this::sweep, 1, 1, TimeUnit.SECONDS);
  }

  private void sweep() {
    for (String key : stale) {
      System.out.println(key);
    }
  }

  public void markStale(String key) {
    stale.add(key);
  }

  /** A thread made here. */
  public void print() {
    new Thread(
            () -> {
              lines.forEach(System.out::println);
              lines.clear();
            })
        .start();
  }

  public void addLine(String line) {
    lines.add(line);
  }

  /** A thread's own field, changed by its owner. */
  static class Worker extends Thread {
    private final Map<String, Runnable> jobs = new LinkedHashMap<>();

    @Override
    public void run() {
      while (!isInterrupted()) {
        jobs.values().forEach(Runnable::run);
      }
    }

    public void register(String name, Runnable job) {
      jobs.put(name, job);
    }
  }

  /** A local that the task looks at, and its owner goes on filling. */
  void handOver(ExecutorService executor, String name) {
    Map<String, String> names = new HashMap<>();
    executor.execute(() -> System.out.println(names.get(name)));
    names.put(name, name);
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

  /** Handed to a task that keeps it in a field. */
  int filled(ExecutorService executor) {
    Map<String, String> names = new HashMap<>();
    executor.execute(new Filler(names));
    return names.size();
  }

  void filledTwice() {
    Map<String, String> both = new HashMap<>();
    new Thread(new Filler(both)).start();
    new Thread(new Filler(both)).start();
  }
}
