import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** All uses hold one lock: volatile does no harm. */
class GoodLocked {
  @GuardedBy("this")
  private volatile Map<String, String> sessions = new HashMap<>();

  private final AtomicReference<List<String>> lines = new AtomicReference<>(new ArrayList<>());

  synchronized void open(String id) {
    sessions.put(id, id);
  }

  synchronized String session(String id) {
    return sessions.get(id);
  }

  void add(String line) {
    synchronized (lines) {
      lines.get().add(line);
    }
  }

  int size() {
    synchronized (lines) {
      return lines.get().size();
    }
  }
}
