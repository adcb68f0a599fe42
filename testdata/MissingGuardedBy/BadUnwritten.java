import java.util.HashMap;
import java.util.Map;

/** Nobody writes guards down here yet: a suggestion. */
class BadUnwritten {
  private final Object lock = new Object();
  private final Map<String, Long> sessions = new HashMap<>();

  void open(String id, long now) {
    synchronized (lock) {
      sessions.put(id, now);
    }
  }

  boolean isOpen(String id) {
    synchronized (lock) {
      return sessions.containsKey(id);
    }
  }
}
