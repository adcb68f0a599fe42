import java.util.HashMap;
import java.util.Map;

@SuppressWarnings("MissingGuardedBy")
class BadConstants {
  private static final String LOCK = "lock";
  private static final Integer NUMBER = 42;

  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();
  private final Map<String, Integer> sums = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private Long version = 0L;

  void string(String word) {
    synchronized (LOCK) {
      counts.merge(word, 1, Integer::sum);
    }
  }

  void literal(String word) {
    synchronized ("names") {
      names.remove(word);
    }
  }

  void boxed(String word) {
    synchronized (NUMBER) {
      sizes.put(word, word.length());
    }
  }

  /** Counting up changes the lock. */
  void version(String word) {
    synchronized (version) {
      version++;
      sums.put(word, 1);
    }
  }
}
