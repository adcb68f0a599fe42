package shop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prices, read by all threads. */
public final class Prices {
  private volatile Map<String, Long> prices = new HashMap<>();
  private volatile List<String> changes = new ArrayList<>();

  /** Sets a price. */
  public void set(String article, long price) {
    prices.put(article, price);
    changes.add(article);
  }

  /** Takes an article out of the shop. */
  public void drop(String article) {
    prices.remove(article);
    changes.add(article);
  }

  /** A price. */
  public Long price(String article) {
    return prices.get(article);
  }

  /** Prices of a new season. */
  public void replace(Map<String, Long> season) {
    prices = new HashMap<>(season);
    changes = new ArrayList<>();
  }

  /** What has changed. */
  public List<String> changes() {
    return List.copyOf(changes);
  }
}
