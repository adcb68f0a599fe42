import java.util.HashMap;
import java.util.Map;

/**
 * The annotation counts whatever package it is from. Error Prone 2.36 checks every annotation of this name as well, newer
 * versions only those of known packages.
 */
@SuppressWarnings("GuardedBy")
class BadDeclared {
  private final Object lock = new Object();

  @GuardedBy("lock")
  private final Map<String, Integer> counts = new HashMap<>();

  public void count(String word) {
    counts.merge(word, 1, Integer::sum);
  }

  public int countOf(String word) {
    synchronized (lock) {
      return counts.getOrDefault(word, 0);
    }
  }

  @interface GuardedBy {
    String value();
  }
}
