import java.util.HashMap;
import java.util.Map;

/** That the map is handed out is one fault, that it is used without its lock another. */
class BadEscapes {
  private final Map<String, Integer> counts = new HashMap<>();

  synchronized void count(String name) {
    counts.merge(name, 1, Integer::sum);
  }

  synchronized Map<String, Integer> all() {
    return counts;
  }

  /** Takes the lock of nobody, although it is called by those who hold others. */
  void forget(String name) {
    counts.remove(name);
  }
}
