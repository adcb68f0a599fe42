import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a class shows of being used by several threads. */
class BadSingletons {

  /** A framework makes one for everybody. */
  @Service
  static class Prices {
    private final Map<String, Integer> cache = new HashMap<>();

    public int price(String article) {
      return cache.computeIfAbsent(article, String::length);
    }
  }

  @RestController
  static class Visits {
    private final List<String> visitors = new ArrayList<>();

    @GetMapping
    public int visit(String name) {
      visitors.add(name);
      return visitors.size();
    }
  }

  /** The framework's timer against any caller. */
  static class Sessions {
    private final Map<String, Long> lastSeen = new HashMap<>();

    public void seen(String id) {
      lastSeen.put(id, System.nanoTime());
    }

    @Scheduled
    void expire() {
      lastSeen.values().removeIf(time -> System.nanoTime() - time > 1_000_000_000L);
    }
  }

  /** The JDK calls a proxy's handler on every thread that uses the proxy. */
  static class Counting implements InvocationHandler {
    private final Map<Method, Integer> calls = new HashMap<>();

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) {
      calls.merge(method, 1, Integer::sum);
      return null;
    }
  }

  /** A hand-made thread-local. */
  static class PerThread {
    private final Map<Thread, StringBuilder> buffers = new IdentityHashMap<>();

    public StringBuilder buffer() {
      return buffers.computeIfAbsent(Thread.currentThread(), t -> new StringBuilder());
    }
  }

  /** Two maps in step, only one of them for threads. */
  static class Registry {
    private final Map<String, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, String> names = new HashMap<>();

    public void register(String name, int id) {
      ids.put(name, id);
      names.put(id, name);
    }

    public String name(int id) {
      return names.get(id);
    }
  }

  /** This class is thread-safe. */
  static class Promised {
    private final Map<String, String> entries = new HashMap<>();

    public void put(String key, String value) {
      entries.put(key, value);
    }

    public String get(String key) {
      return entries.get(key);
    }
  }

  @interface Service {}

  @interface RestController {}

  @interface GetMapping {}

  @interface Scheduled {}
}
