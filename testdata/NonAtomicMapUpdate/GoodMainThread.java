import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** All changes are made on one thread, as the code itself says; the others only look. */
class GoodMainThread {

  static class Endpoint {
    private final Map<String, Integer> targets = new ConcurrentHashMap<>();
    private final Executor mainThreadExecutor;

    Endpoint(Executor mainThreadExecutor) {
      this.mainThreadExecutor = mainThreadExecutor;
    }

    void monitor(String target) {
      if (!targets.containsKey(target)) {
        targets.put(target, 0);
        mainThreadExecutor.execute(() -> targets.remove(target));
      }
    }
  }

  static class Gossip {
    private final Map<String, Integer> states = new ConcurrentHashMap<>();

    void add(String endpoint) {
      checkProperThreadForChanges();
      Integer state = states.get(endpoint);
      states.put(endpoint, state == null ? 0 : state + 1);
    }

    private void checkProperThreadForChanges() {}
  }
}
