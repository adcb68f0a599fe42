import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Two locks are none. */
class BadLockPairs {
  private final Object adding = new Object();
  private final Object dropping = new Object();
  private volatile Map<String, String> names = Map.of();

  private final AtomicReference<ImmutableMap<String, String>> known =
      new AtomicReference<>(ImmutableMap.of());

  void add(String name, String value) {
    synchronized (adding) {
      Map<String, String> copy = new HashMap<>(names);
      copy.put(name, value);
      names = copy;
    }
  }

  void drop(String name) {
    synchronized (dropping) {
      Map<String, String> copy = new HashMap<>(names);
      copy.remove(name);
      names = copy;
    }
  }

  void learn(String name, String value) {
    ImmutableMap<String, String> before = known.get();
    known.set(ImmutableMap.<String, String>builder().putAll(before).put(name, value).build());
  }
}
