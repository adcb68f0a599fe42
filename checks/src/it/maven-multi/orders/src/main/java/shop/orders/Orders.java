package shop.orders;

import java.util.HashMap;
import java.util.Map;

/** Removes entries from the map it walks over: an error, and known since long. */
public final class Orders {
  private final Map<String, Long> orders = new HashMap<>();

  /** Drops every order that is older than the limit. */
  public void expire(long limit) {
    for (Map.Entry<String, Long> order : orders.entrySet()) {
      if (order.getValue() < limit) {
        drop(order.getKey());
      }
    }
  }

  private void drop(String id) {
    orders.remove(id);
  }
}
