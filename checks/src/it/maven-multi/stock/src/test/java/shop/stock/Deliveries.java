package shop.stock;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Test code is compiled, and looked at, as well. */
final class Deliveries {
  private final Map<String, Stock> stocks = new ConcurrentHashMap<>();

  Stock of(String place) {
    return stocks.computeIfAbsent(place, key -> new Stock());
  }
}
