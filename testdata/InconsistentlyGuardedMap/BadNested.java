import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class BadNested {
  private final Map<String, Cart> carts = new HashMap<>();

  public synchronized Cart cart(String user) {
    return carts.computeIfAbsent(user, u -> new Cart());
  }

  /** An inner class has the outer class's lock only if it takes it. */
  public class Admin {
    public void dropAll() {
      carts.clear();
    }
  }

  public static class Cart {
    private final List<String> items = new ArrayList<>();

    public synchronized void add(String item) {
      items.add(item);
    }

    public List<String> copy() {
      return new ArrayList<>(items);
    }
  }

  static class Base {
    protected final Map<String, String> options = new HashMap<>();

    public synchronized void set(String name, String value) {
      options.put(name, value);
    }

    public synchronized String get(String name) {
      return options.get(name);
    }
  }

  static class Sub extends Base {
    public void reset() {
      options.clear();
    }
  }
}
