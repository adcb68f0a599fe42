import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Flow;

/** Made where only one thread comes, or where it does not matter which one stays. */
class GoodPhases {

  /** A framework calls it once, before anybody else. */
  static class Component {
    private volatile Map<String, String> settings;

    protected void doStart() {
      if (settings == null) {
        settings = new ConcurrentHashMap<>();
      }
    }

    String setting(String name) {
      return settings.get(name);
    }
  }

  /** The comment says when. */
  static class Channel {
    private volatile List<String> filters;

    /** Adds a filter. This should not be done while the channel is connected. */
    void addFilter(String filter) {
      if (filters == null) {
        filters = new ArrayList<>();
      }
    }

    int count() {
      return filters.size();
    }
  }

  /** What drops entries by itself may lose some. */
  static class Pages {
    private volatile Map<String, String> pages;

    String page(String name) {
      if (pages == null) {
        pages = new LruMap<>();
      }
      return pages.get(name);
    }
  }

  static class LruMap<K, V> extends ConcurrentHashMap<K, V> {}

  /** The annotation says who locks, even if it cannot be read. */
  static class Stores {
    private volatile Map<String, String> stores;

    @SuppressWarnings("GuardedBy")
    @GuardedBy("lock#writeLock")
    void add(String store) {
      if (stores == null) {
        stores = new ConcurrentHashMap<>();
      }
      stores.put(store, store);
    }
  }

  /** One signal after another. */
  static class Buffer implements Flow.Subscriber<String> {
    private volatile Queue<String> queue;

    @Override
    public void onNext(String item) {
      if (queue == null) {
        queue = new ArrayDeque<>();
      }
      queue.add(item);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {
      queue.clear();
    }
  }

  /** Nobody keeps one of these. */
  private static class Count {
    private volatile Map<String, Integer> byName;

    void add(String name) {
      if (byName == null) {
        byName = new LinkedHashMap<>();
      }
      byName.merge(name, 1, Integer::sum);
    }
  }

  static Map<String, Integer> count(List<String> names) {
    Count count = new Count();
    for (String name : names) {
      count.add(name);
    }
    return count.byName == null ? Map.of() : count.byName;
  }

  /** Each thread has its own. */
  private static class Worker {
    private volatile Map<String, String> state;

    void note(String name) {
      if (state == null) {
        state = new HashMap<>();
      }
      state.put(name, name);
    }
  }

  private final ThreadLocal<Worker> workers = ThreadLocal.withInitial(Worker::new);

  void run(ExecutorService executor, String name) {
    executor.execute(() -> workers.get().note(name));
  }
}
