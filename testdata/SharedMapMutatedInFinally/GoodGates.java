import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The end of all, which comes once. */
class GoodGates {
  private final Map<String, Runnable> channels = new ConcurrentHashMap<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  void add(String id, Runnable channel) {
    if (failure.get() == null) {
      channels.put(id, channel);
    }
  }

  void fail(Throwable cause) {
    if (failure.compareAndSet(null, cause)) {
      try {
        channels.values().forEach(Runnable::run);
      } finally {
        channels.clear();
      }
    }
  }
}
