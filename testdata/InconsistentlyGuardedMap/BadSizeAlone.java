import java.util.HashSet;
import java.util.Set;

/** Nobody shows what is done with the number; that the class itself prints shows nothing. */
class BadSizeAlone {
  private final Set<String> open = new HashSet<>();

  void open(Object id) {
    synchronized (open) {
      open.add(id.toString());
    }
  }

  void close(Object id) {
    synchronized (open) {
      open.remove(id.toString());
    }
  }

  int count() {
    return open.size();
  }

  @Override
  public String toString() {
    return "sessions";
  }
}
