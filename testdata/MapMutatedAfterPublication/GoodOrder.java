import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Filled while nobody else can look yet. */
class GoodOrder {
  private final ConcurrentMap<String, Map<String, String>> settings = new ConcurrentHashMap<>();
  private volatile List<String> names;

  /** Who looks at it is started when it is complete. */
  void open(String id) {
    Map<String, String> own = new HashMap<>();
    settings.put(id, own);
    own.put("mode", "fast");
    new Thread(() -> run(id)).start();
  }

  /** The same, by a worker that is told the key. */
  void add(String id, Thread worker) {
    Map<String, String> own = new HashMap<>();
    settings.put(id, own);
    own.put("mode", "slow");
    worker.start();
  }

  private void run(String id) {
    System.out.println(settings.get(id).get("mode"));
  }

  /** Filled at the start, used at the end. */
  void start() {
    names = new ArrayList<>();
    names.add("first");
    for (String name : names) {
      System.out.println(name);
    }
  }

  void stop() {
    for (String name : names) {
      System.out.println(name);
    }
  }
}
