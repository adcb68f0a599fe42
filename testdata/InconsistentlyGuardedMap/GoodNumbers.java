import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.logging.Logger;

/** What is read without the lock may be a moment old, or the author says that it is meant so. */
class GoodNumbers {
  private static final Logger log = Logger.getLogger("sessions");

  private final Map<String, Integer> sessions = new HashMap<>();
  private final Queue<String> waiting = new ArrayDeque<>();
  private final List<String> closed = new ArrayList<>();

  public void open(String id) {
    synchronized (this) {
      sessions.put(id, sessions.size());
      waiting.add(id);
      closed.remove(id);
    }
  }

  public void close(String id) {
    synchronized (this) {
      sessions.remove(id);
      waiting.remove(id);
      closed.add(id);
    }
  }

  /** A first guess: the list grows. */
  public List<String> names() {
    List<String> names = new ArrayList<>(sessions.size());
    synchronized (this) {
      names.addAll(sessions.keySet());
    }
    return names;
  }

  /** Only people see it. */
  public void report() {
    if (!sessions.isEmpty()) {
      log.info("there are sessions");
    }
    log.info("sessions: " + sessions.size());
  }

  public int unsynchronizedWaiting() {
    return waiting.size();
  }

  /** Another tool has been told. */
  @SuppressWarnings("FieldAccessNotGuarded")
  public String lastClosed() {
    return closed.get(closed.size() - 1);
  }
}
