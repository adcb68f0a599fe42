import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The ways by which a field's container gets onto another thread. */
class BadTaskRoutes {

  /** The callback of a future that begins on another thread. */
  static class Results {
    private final Map<String, String> done = new HashMap<>();

    public void load(String key) {
      CompletableFuture.supplyAsync(key::trim).thenAccept(value -> done.put(key, value));
    }

    public String lookup(String key) {
      return done.get(key);
    }
  }

  /** The object of a task's class is given the field. */
  static class Latencies {
    private final List<Long> times = new ArrayList<>();
    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    private static class Probe implements Runnable {
      private final List<Long> sink;

      Probe(List<Long> sink) {
        this.sink = sink;
      }

      @Override
      public void run() {
        sink.add(System.nanoTime());
      }
    }

    public void probe() {
      pool.execute(new Probe(times));
    }

    public long worst() {
      long worst = 0;
      for (long time : times) {
        worst = Math.max(worst, time);
      }
      return worst;
    }
  }

  /** A parallel stream fills a field. */
  static class Index {
    private final Map<String, Integer> lengths = new HashMap<>();

    public void fill(List<String> words) {
      words.parallelStream().forEach(word -> lengths.put(word, word.length()));
    }
  }

  /** A method reference is the task. */
  static class Dirty {
    private final Set<String> dirty = new LinkedHashSet<>();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);

    public void start() {
      timer.scheduleAtFixedRate(dirty::clear, 1, 1, TimeUnit.SECONDS);
    }

    public void mark(String name) {
      dirty.add(name);
    }
  }

  /** The task is a local first. */
  static class Expiry {
    private final Set<Long> deadlines = new HashSet<>();

    public void start(ExecutorService pool) {
      Runnable expire = () -> deadlines.removeIf(deadline -> deadline < System.nanoTime());
      pool.execute(expire);
    }

    public void add(long deadline) {
      deadlines.add(deadline);
    }
  }

  /** The collector's thread takes out what any constructor's caller puts in. */
  static class Handle {
    private static final Set<Long> OPEN = new HashSet<>();
    private final long id;

    Handle(long id) {
      this.id = id;
      OPEN.add(id);
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected void finalize() {
      OPEN.remove(id);
    }
  }
}
