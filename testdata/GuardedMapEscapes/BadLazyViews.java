import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Views that nobody has looked at yet when the lock is given back. */
class BadLazyViews {

  static class Keys {
    @GuardedBy("this")
    private final Map<String, Integer> map = new HashMap<>();

    public synchronized void put(String key, int value) {
      map.put(key, value);
    }

    public synchronized Stream<String> keys() {
      return map.keySet().stream().filter(key -> !key.isEmpty()).sorted();
    }
  }

  static class Choice {
    @GuardedBy("this")
    private final Map<String, Integer> map = new HashMap<>();

    public synchronized void put(String key, int value) {
      map.put(key, value);
    }

    public synchronized Map<String, Integer> view(boolean hidden) {
      Map<String, Integer> shown = hidden ? Collections.emptyMap() : map;
      return shown;
    }
  }
}
