package shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is on the shelves, counted from many threads. */
public final class Stock {
  private final Map<String, Integer> pieces = new ConcurrentHashMap<>();
  private final Map<String, String> places = new ConcurrentHashMap<>();
  private final Map<String, List<String>> orders = new ConcurrentHashMap<>();

  /** Notes a delivery. */
  public void deliver(String article, int count) {
    if (!pieces.containsKey(article)) {
      pieces.put(article, 0);
    }
    pieces.put(article, pieces.get(article) + count);
  }

  /** Notes a sale. */
  public boolean sell(String article) {
    Integer left = pieces.get(article);
    if (left == null || left == 0) {
      return false;
    }
    pieces.put(article, left - 1);
    return true;
  }

  /** Finds a shelf. */
  public String place(String article, String proposal) {
    if (places.get(article) == null) {
      places.put(article, proposal);
    }
    return places.get(article);
  }

  /** Moves an article. */
  public void move(String article, String to) {
    if (places.containsKey(article)) {
      places.put(article, to);
    }
  }

  /** Orders more. */
  public void order(String article, String supplier) {
    orders.computeIfAbsent(article, key -> new ArrayList<>()).add(supplier);
  }

  /** Who delivers an article. */
  public List<String> suppliers(String article) {
    return new ArrayList<>(orders.getOrDefault(article, List.of()));
  }
}
