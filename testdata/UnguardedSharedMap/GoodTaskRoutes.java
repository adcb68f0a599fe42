import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The same ways, and nobody comes in between. */
class GoodTaskRoutes {

  /** The task is given the lock, too. */
  static class Latencies {
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final List<Long> times = new ArrayList<>();

    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    private static class Probe implements Runnable {
      private final Object mutex;

      @GuardedBy("mutex")
      private final List<Long> sink;

      Probe(List<Long> sink, Object mutex) {
        this.sink = sink;
        this.mutex = mutex;
      }

      @Override
      public void run() {
        synchronized (mutex) {
          sink.add(System.nanoTime());
        }
      }
    }

    @SuppressWarnings("GuardedBy")
    public void probe() {
      pool.execute(new Probe(times, lock));
    }

    public int count() {
      synchronized (lock) {
        return times.size();
      }
    }
  }

  /** The task makes a copy before it is handed over. */
  static class Batches {
    private final List<String> batch = new ArrayList<>();
    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    private static class Send implements Runnable {
      private final List<String> items;

      Send(List<String> items) {
        this.items = new ArrayList<>(items);
      }

      @Override
      public void run() {
        items.removeIf(String::isEmpty);
      }
    }

    public void add(String item) {
      batch.add(item);
    }

    public void flush() {
      pool.execute(new Send(batch));
      batch.clear();
    }
  }

  /** A parallel stream only looks. */
  static class Scores {
    private final Map<String, Integer> weights = new HashMap<>();

    public void weigh(String word, int weight) {
      weights.put(word, weight);
    }

    public int score(List<String> words) {
      return words.parallelStream().mapToInt(word -> weights.getOrDefault(word, 0)).sum();
    }
  }

  /** Nobody else reaches an object that is being finalized. */
  static class Handles {
    private final Set<Long> open = new HashSet<>();

    public void open(long id) {
      open.add(id);
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected void finalize() {
      open.clear();
    }
  }
}
