import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What follows has nothing to do with the entry. */
class GoodMoves {
  /** Counts loads. */
  interface Statistics {
    void recordLoadFailure(long time);
  }

  private final ConcurrentMap<String, Object> refreshes = new ConcurrentHashMap<>();

  void failed(String key, Object future, Statistics statistics, long time) {
    refreshes.remove(key, future);
    statistics.recordLoadFailure(time);
  }

  /** Answers null in one case. */
  Object current(String key) {
    Object future = refreshes.get(key);
    if (future != null && future.hashCode() == 0) {
      refreshes.remove(key, future);
      return null;
    }
    return future;
  }
}
