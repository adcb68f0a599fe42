import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class BadCounts {
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

  /** The count of another call for the same name goes as well. */
  void attempt(String name) {
    attempts.merge(name, 1, Integer::sum);
    try {
      run(name);
    } finally {
      attempts.remove(name);
    }
  }

  private void run(String name) {}
}
