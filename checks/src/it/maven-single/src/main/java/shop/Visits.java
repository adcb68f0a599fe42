package shop;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts page views from many threads, and loses some. */
public final class Visits {
  private final Map<String, Integer> visits = new ConcurrentHashMap<>();

  /** Notes one view. */
  public void visit(String page) {
    if (!visits.containsKey(page)) {
      visits.put(page, 1);
    }
  }
}
