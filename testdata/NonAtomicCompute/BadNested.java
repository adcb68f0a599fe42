import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The function of the outer map does not keep other threads from the inner one. */
class BadNested {
  private final ConcurrentSkipListMap<String, ConcurrentSkipListMap<String, Integer>> sorted =
      new ConcurrentSkipListMap<>();
  private final ConcurrentHashMap<String, ConcurrentSkipListMap<String, Integer>> hashed =
      new ConcurrentHashMap<>();
  private final ConcurrentSkipListMap<String, Integer> all = new ConcurrentSkipListMap<>();
  private final Queue<Runnable> steps = new ConcurrentLinkedQueue<>();
  private final AtomicInteger next = new AtomicInteger();

  /** The outer map takes no lock either. */
  void inSorted(String owner, String name) {
    sorted.computeIfPresent( // bad
        owner,
        (unused, ranks) -> {
          ranks.compute(name, (each, rank) -> next.incrementAndGet()); // bad
          return ranks;
        });
  }

  /** Runs when the outer function has returned. */
  void later(String owner, String name) {
    hashed.computeIfPresent(
        owner,
        (unused, ranks) -> {
          steps.add(() -> ranks.compute(name, (each, rank) -> next.incrementAndGet())); // bad
          return ranks;
        });
  }

  /** One map for all keys of the outer one. */
  void inAll(String owner, String name) {
    hashed.computeIfPresent(
        owner,
        (unused, ranks) -> {
          all.compute(name, (each, rank) -> next.incrementAndGet()); // bad
          return ranks;
        });
  }
}
