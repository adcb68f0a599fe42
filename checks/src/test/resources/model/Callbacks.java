import java.util.HashMap;
import java.util.Map;

/** Methods that call each other through the objects they hand on. */
final class Callbacks {
  interface Step {
    void take(String key);
  }

  private final Map<String, String> locked = new HashMap<>();
  private final Map<String, String> open = new HashMap<>();

  synchronized void start(String key) {
    walk(key, 1);
  }

  private void walk(String key, int depth) {
    each(
        key,
        new Step() {
          @Override
          public void take(String next) {
            locked.put(next, key);
            walk(next, depth + 1);
          }
        });
  }

  void startOpen(String key) {
    forth(key);
  }

  private void forth(String key) {
    each(
        key,
        new Step() {
          @Override
          public void take(String next) {
            open.put(next, key);
            back(next);
          }
        });
  }

  private void back(String key) {
    each(
        key,
        new Step() {
          @Override
          public void take(String next) {
            open.remove(next);
            forth(next);
          }
        });
  }

  private void each(String key, Step step) {
    step.take(key);
  }
}
