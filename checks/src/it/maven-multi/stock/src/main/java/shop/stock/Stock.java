package shop.stock;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts goods from many threads, and loses some: known since long. */
public final class Stock {
  private final Map<String, Integer> pieces = new ConcurrentHashMap<>();

  /** Notes one more. */
  public void add(String article) {
    if (!pieces.containsKey(article)) {
      pieces.put(article, 1);
    }
  }
}
