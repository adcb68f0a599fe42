import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

class GoodTasks {
  private final ExecutorService one = Executors.newSingleThreadExecutor();
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final Map<String, Integer> lengths = new HashMap<>();
  private final List<String> log = new ArrayList<>();
  private final Map<String, Integer> rounds = new HashMap<>();

  /** One thread runs them all. */
  void measure(List<String> words) {
    for (String word : words) {
      one.submit(() -> lengths.put(word, word.length()));
    }
    one.submit(() -> lengths.clear());
  }

  /** The second starts when the first has ended. */
  void inOrder() throws InterruptedException, ExecutionException {
    pool.submit(() -> log.add("first")).get();
    pool.submit(() -> log.forEach(System.out::println)).get();
  }

  /** A periodic task never overlaps itself. */
  void startRounds() {
    timer.scheduleAtFixedRate(() -> rounds.merge("rounds", 1, Integer::sum), 1, 1, TimeUnit.SECONDS);
  }
}
