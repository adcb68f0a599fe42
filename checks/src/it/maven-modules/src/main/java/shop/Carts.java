package shop;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.Map;

/** Holds a lock while it changes its map, and hands the map out without. */
public final class Carts {
  @GuardedBy("this")
  private final Map<String, Integer> carts = new HashMap<>();

  /** Puts one more piece into a cart. */
  public synchronized void add(String owner) {
    carts.merge(owner, 1, Integer::sum);
  }

  /** All carts. */
  public synchronized Map<String, Integer> all() {
    return carts;
  }
}
