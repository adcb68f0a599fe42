import java.util.HashMap;
import java.util.Map;

/** The class promises what its map does not keep. */
@BadPromise.ThreadSafe
class BadPromise {
  private final Map<String, Integer> counts = new HashMap<>();

  public void count(String word) {
    counts.merge(word, 1, Integer::sum);
  }

  public int countOf(String word) {
    return counts.getOrDefault(word, 0);
  }

  @interface ThreadSafe {}
}
