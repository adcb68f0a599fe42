import java.util.Queue;
import java.util.Vector;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Limits that are kept by and by, and indexes under the container's own monitor. */
public class GoodIndexes {
  private static final int MOST = 10;

  private final Queue<String> errors = new ConcurrentLinkedQueue<>();
  private final Vector<String> names = new Vector<>();

  /** It may be one more for a moment; the next call takes it out. */
  public void addError(String error) {
    while (errors.size() >= MOST) {
      errors.poll();
    }
    errors.offer(error);
  }

  public String last() {
    synchronized (names) {
      return names.isEmpty() ? null : names.get(names.size() - 1);
    }
  }

  public void add(String name) {
    names.add(name);
  }

  public void remove(String name) {
    names.remove(name);
  }
}
