package shop;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the last view of each page from many threads, and loses some. */
public final class Visits {
  private final Map<String, Visit> last = new ConcurrentHashMap<>();

  /** Notes one view. */
  public void visit(Visit visit) {
    Visit before = last.get(visit.page());
    if (before == null || before.time() < visit.time()) {
      last.put(visit.page(), visit);
    }
  }
}
