import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

class GoodSwallows {
  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, Runnable> listeners = new ConcurrentHashMap<>();
  private final List<Runnable> tasks;

  GoodSwallows(List<Runnable> tasks) {
    this.tasks = tasks;
  }

  /** Passed on. */
  void rethrow() {
    try {
      counts.keySet().forEach(System.out::println);
    } catch (ConcurrentModificationException e) {
      throw new IllegalStateException("used by two threads", e);
    }
  }

  void tell(CompletableFuture<String> result) {
    try {
      result.complete(String.join(",", counts.keySet()));
    } catch (ConcurrentModificationException e) {
      result.completeExceptionally(e);
    }
  }

  /** What the tasks throw is what is caught. */
  void runAll() {
    for (Runnable task : tasks) {
      try {
        task.run();
      } catch (RuntimeException e) {
        System.err.println(e);
      }
    }
    try {
      for (Runnable task : tasks) {
        task.run();
      }
    } catch (RuntimeException e) {
      System.err.println(e);
    }
  }

  /** A concurrent map's iterators never throw it. */
  int size() {
    int size = 0;
    try {
      for (Runnable listener : listeners.values()) {
        size++;
      }
    } catch (RuntimeException e) {
      return -1;
    }
    return size;
  }

  /** A test that wants to see it. */
  void failsFast() {
    List<String> list = new ArrayList<>(List.of("a", "b"));
    try {
      walkAndChange(list);
      throw new AssertionError("no exception");
    } catch (ConcurrentModificationException expected) {
      // good
    }
  }

  private static void walkAndChange(List<String> list) {
    list.iterator().next();
  }

  /** Something else is caught. */
  int parse(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** What is read may be no number. */
  int sum(List<String> texts) {
    int sum = 0;
    try {
      for (String text : texts) {
        sum += Integer.parseInt(text);
      }
    } catch (RuntimeException e) {
      return -1;
    }
    return sum;
  }
}
