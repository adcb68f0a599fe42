import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

class GoodGetters {
  @GuardedBy("this")
  private final Map<String, Long> sessions = new HashMap<>();
  private final Map<String, Long> safe = new ConcurrentHashMap<>();
  @GuardedBy("this")
  private final Map<String, List<String>> values = new HashMap<>();
  @GuardedBy("this")
  private final Map<String, Long> internal = new HashMap<>();
  private final Map<String, Long> unlocked = new HashMap<>();
  @GuardedBy("this")
  private List<String> filling = new ArrayList<>();
  @GuardedBy("this")
  private List<String> draining = new ArrayList<>();

  synchronized void open(String id) {
    sessions.put(id, System.currentTimeMillis());
  }

  /** A copy made under the lock. */
  synchronized Map<String, Long> sessions() {
    return new HashMap<>(sessions);
  }

  synchronized void put(String id) {
    safe.put(id, 1L);
  }

  /** A concurrent map may be seen by everybody. */
  Map<String, Long> safe() {
    return safe;
  }

  synchronized void addValue(String id, String value) {
    values.computeIfAbsent(id, unused -> new ArrayList<>()).add(value);
  }

  /** A value of the map is another matter. */
  synchronized List<String> value(String id) {
    return values.get(id);
  }

  /** What a private method returns stays in the class. */
  synchronized void count(String id) {
    counts().merge(id, 1L, Long::sum);
  }

  private Map<String, Long> counts() {
    return internal;
  }

  /** No lock guards it. */
  void note(String id) {
    unlocked.put(id, 1L);
  }

  Map<String, Long> notes() {
    return unlocked;
  }

  /** Two buffers that change places under the lock. */
  synchronized void swap() {
    List<String> full = filling;
    filling = draining;
    draining = full;
    filling.clear();
  }
}
