import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

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

  private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
  private long next;

  /** Nothing is walked. */
  void await() {
    try {
      Thread.sleep(waiting.isEmpty() ? 10 : next);
    } catch (InterruptedException | ConcurrentModificationException e) {
      next = 0;
    }
  }

  /** It never fails. */
  void purge() {
    try {
      waiting.removeIf(job -> job.toString().isEmpty());
    } catch (ConcurrentModificationException e) {
      waiting.clear();
    }
  }

  /** Whose it is, and which lock it needs, cannot be known. */
  boolean holds(Object object, String name) {
    if (object instanceof Collection<?>) {
      try {
        for (Object element : (Collection<?>) object) {
          if (element == name) {
            return true;
          }
        }
      } catch (ConcurrentModificationException e) {
        System.err.println("not searched: " + e);
      }
    }
    return false;
  }

  /** An iterator that cannot be made is no iterator that fails. */
  Iterator<String> open(List<String> names) {
    try {
      return names.iterator();
    } catch (RuntimeException e) {
      return null;
    }
  }
}

/** A signal of its own. */
class GoodSignals {
  private int version;

  int read() {
    while (true) {
      try {
        return check(version);
      } catch (ConcurrentModificationException e) {
        Thread.onSpinWait();
      }
    }
  }

  private int check(int seen) {
    if (seen != version) {
      throw new ConcurrentModificationException("changed meanwhile");
    }
    return seen;
  }
}
