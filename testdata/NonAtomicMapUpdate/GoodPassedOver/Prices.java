import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The program calls what the class offers, but not the method that works in two steps. */
public class Prices {
  private final Map<String, Integer> prices = new ConcurrentHashMap<>();

  public void set(String name, int price) {
    prices.put(name, price);
  }

  public Integer of(String name) {
    return prices.get(name);
  }

  public void raise(String name) {
    add(name, 1);
  }

  private void add(String name, int more) {
    Integer old = prices.get(name);
    if (old != null) {
      prices.put(name, old + more);
    }
  }

  @interface VisibleForTesting {}

  /** Only tests call this, and this alone what follows. */
  @VisibleForTesting
  void resetAll() {
    reset("bread");
  }

  @VisibleForTesting
  void reset(String name) {
    Integer old = prices.get(name);
    if (old != null) {
      prices.put(name, old / 2);
    }
  }
}
