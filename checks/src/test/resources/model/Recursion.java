import java.util.HashMap;
import java.util.Map;

/** Methods that call each other in circles hold what all the ways into the circle hold. */
class Recursion {
  private final Map<String, Integer> guarded = new HashMap<>();
  private final Map<String, Integer> halfGuarded = new HashMap<>();

  synchronized void enter(String name) {
    even(name, 10);
    left(name, 10);
  }

  synchronized void enterElsewhere(String name) {
    odd(name, 11);
  }

  void enterUnlocked(String name) {
    right(name, 11);
  }

  private void even(String name, int depth) {
    guarded.put(name, depth);
    odd(name, depth - 1);
  }

  private void odd(String name, int depth) {
    guarded.remove(name);
    even(name, depth - 1);
  }

  private void left(String name, int depth) {
    halfGuarded.put(name, depth);
    right(name, depth - 1);
  }

  private void right(String name, int depth) {
    halfGuarded.remove(name);
    left(name, depth - 1);
  }
}
