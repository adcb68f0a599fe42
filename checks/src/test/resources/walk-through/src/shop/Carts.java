package shop;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What customers want to buy. */
public final class Carts {
  private final Map<String, Integer> pieces = new HashMap<>();
  private final Map<String, Integer> discounts = new ConcurrentHashMap<>();

  /** Puts one more piece into a cart. */
  public synchronized void add(String customer) {
    pieces.merge(customer, 1, Integer::sum);
  }

  /** Empties a cart. */
  public synchronized void clear(String customer) {
    pieces.remove(customer);
  }

  /** How much is in a cart. */
  public int pieces(String customer) {
    return pieces.getOrDefault(customer, 0);
  }

  /** All carts. */
  public synchronized Map<String, Integer> all() {
    return pieces;
  }

  /** What a customer gets off, in percent. */
  public int discount(String customer) {
    return discounts.getOrDefault(customer, 0);
  }
}
