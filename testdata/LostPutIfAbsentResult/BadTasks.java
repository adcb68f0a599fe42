import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The other branch does not help, and neither does a pool. */
class BadTasks {
  private final ConcurrentMap<String, AtomicInteger> counters = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, AtomicInteger> hits = new ConcurrentHashMap<>();
  private final ExecutorService pool = Executors.newFixedThreadPool(4);

  int next(String name) {
    AtomicInteger counter = new AtomicInteger();
    if (!counters.containsKey(name)) {
      counters.putIfAbsent(name, counter);
    } else {
      counter = counters.get(name);
    }
    return counter.incrementAndGet();
  }

  void register(String name) {
    pool.execute(
        () -> {
          AtomicInteger counter = new AtomicInteger();
          hits.putIfAbsent(name, counter);
          counter.incrementAndGet();
        });
  }
}
