import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;

/** Declared to stay on one thread: as fields, as a local, as a class. */
class GoodConfined {
  @interface ThreadConfined {
    String value() default "";
  }

  @ThreadConfined("the event loop")
  private final ConcurrentMap<String, List<String>> groups = new ConcurrentHashMap<>();

  @ThreadConfined private final Map<String, String> results = new HashMap<>();

  public void add(String key, String name) {
    groups.computeIfAbsent(key, k -> new ArrayList<>()).add(name);
  }

  public void start(ExecutorService loop, String job) {
    loop.submit(() -> results.put(job, job.trim()));
  }

  public String resultOf(String job) {
    return results.get(job);
  }

  public void local(List<String> names, ExecutorService loop) {
    @ThreadConfined("the only thread of the executor")
    ConcurrentMap<String, List<String>> lines = new ConcurrentHashMap<>();
    for (String name : names) {
      loop.submit(() -> lines.computeIfAbsent(name.trim(), k -> new ArrayList<>()).add(name));
    }
  }

  @ThreadConfined("the dispatcher")
  static class Dispatcher {
    private final ConcurrentMap<String, List<String>> queues = new ConcurrentHashMap<>();

    public void add(String key, String name) {
      queues.computeIfAbsent(key, k -> new ArrayList<>()).add(name);
    }
  }
}
