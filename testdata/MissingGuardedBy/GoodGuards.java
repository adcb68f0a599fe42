import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class GoodGuards {
  private final Object lock = new Object();

  @GuardedBy("lock")
  private final Map<String, Integer> written = new HashMap<>();

  private final Map<String, Integer> concurrent = new ConcurrentHashMap<>();
  private final Map<String, Integer> unlocked = new HashMap<>();
  private final List<String> constant = new ArrayList<>();

  GoodGuards(List<String> initial) {
    constant.addAll(initial);
  }

  void write(String word) {
    synchronized (lock) {
      written.put(word, 1);
    }
  }

  /** Safe without the lock, which is there for something else. */
  void concurrent(String word) {
    synchronized (lock) {
      concurrent.put(word, 1);
    }
  }

  /** Nobody locks. */
  void unlocked(String word) {
    unlocked.put(word, 1);
  }

  /** Never changed after construction. */
  String first() {
    synchronized (lock) {
      return constant.get(0);
    }
  }

  /** A local belongs to the call. */
  int local() {
    synchronized (lock) {
      List<String> own = new ArrayList<>(constant);
      own.add("x");
      return own.size();
    }
  }
}
