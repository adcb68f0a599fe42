import java.lang.ref.Cleaner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Two tasks, or the same one twice. */
class BadTasks {
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final Map<String, Integer> lengths = new HashMap<>();
  private final List<String> log = new ArrayList<>();
  private final Map<String, String> answers = new HashMap<>();
  private final Map<String, String> pending = new HashMap<>();

  /** A task for each word, on four threads. */
  void measure(List<String> words) {
    for (String word : words) {
      pool.submit(() -> lengths.put(word, word.length()));
    }
  }

  /** A thread each for the two ends. */
  void startPipe() {
    new Thread(() -> log.add("first")).start();
    new Thread(() -> log.forEach(System.out::println)).start();
  }

  /** The common pool has several threads. */
  CompletableFuture<Void> ask(String question) {
    return CompletableFuture.runAsync(() -> answers.put(question, question.trim()));
  }

  /** A helper that the task and the caller share. */
  void update(String key, Executor executor) {
    executor.execute(() -> settle(key));
  }

  private void settle(String key) {
    pending.remove(key);
  }

  void expect(String key) {
    pending.put(key, key);
  }
}

/** The next call comes while the task of the last one runs. */
class Tracker {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final Map<Long, String> LIVE = new HashMap<>();

  static void track(Object tracked, long id) {
    LIVE.put(id, tracked.toString());
    CLEANER.register(tracked, () -> LIVE.remove(id));
  }
}
