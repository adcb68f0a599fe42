import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/** Copies that are stored in one step, or by one writer at a time. */
class GoodCopies {
  private final AtomicReference<Map<String, String>> settings = new AtomicReference<>(Map.of());
  private final AtomicReference<List<String>> hosts = new AtomicReference<>(List.of());
  private volatile Map<String, String> config = Map.of();
  private volatile List<String> listeners = List.of();
  private volatile List<String> ticks = List.of();
  private volatile List<String> made = List.of();
  private volatile Map<String, Integer> sizes = Map.of();
  private volatile List<String> grown = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();

  GoodCopies(String first) {
    made = plus(made, first);
  }

  void set(String key, String value) {
    settings.updateAndGet(
        current -> {
          Map<String, String> copy = new HashMap<>(current);
          copy.put(key, value);
          return copy;
        });
  }

  void addHost(String host) {
    hosts.accumulateAndGet(List.of(host), GoodCopies::join);
  }

  private static List<String> join(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  boolean dropHost(String host) {
    while (true) {
      List<String> old = hosts.get();
      List<String> copy = new ArrayList<>(old);
      if (!copy.remove(host)) {
        return false;
      }
      if (hosts.compareAndSet(old, copy)) {
        return true;
      }
    }
  }

  synchronized void configure(String key, String value) {
    Map<String, String> copy = new HashMap<>(config);
    copy.put(key, value);
    config = copy;
  }

  void clearConfig() {
    synchronized (this) {
      config = Map.of();
    }
  }

  void listen(String listener) {
    lock.lock();
    try {
      listeners = plus(listeners, listener);
    } finally {
      lock.unlock();
    }
  }

  void unlisten(String listener) {
    lock.lock();
    try {
      List<String> copy = new ArrayList<>(listeners);
      copy.remove(listener);
      listeners = copy;
    } finally {
      lock.unlock();
    }
  }

  private static List<String> plus(List<String> list, String element) {
    List<String> copy = new ArrayList<>(list);
    copy.add(element);
    return copy;
  }

  /** One task, run by one thread at a time, is the only writer. */
  void start(ScheduledExecutorService timer) {
    timer.scheduleAtFixedRate(() -> ticks = plus(ticks, "tick"), 1, 1, TimeUnit.SECONDS);
  }

  /** What is stored has nothing to do with what was there. */
  void reload(List<String> words) {
    Map<String, Integer> fresh = new HashMap<>(Math.max(16, sizes.size()));
    for (String word : words) {
      fresh.put(word, word.length());
    }
    if (!fresh.equals(sizes)) {
      sizes = fresh;
    }
  }

  /** The same container again. */
  void touch() {
    List<String> same = grown;
    grown = same;
  }

  private volatile List<String> frozen = new ArrayList<>();

  /** Who does this twice at once stores the same entries. */
  void freeze() {
    frozen = List.copyOf(frozen);
  }

  /** A look at the new one while the old one is walked copies nothing. */
  static class Levels {
    private final AtomicReference<Map<String, String>> latest = new AtomicReference<>(Map.of());

    void replace(Map<String, String> given) {
      Map<String, String> next = new HashMap<>();
      next.putAll(given);
      for (String name : latest.get().keySet()) {
        if (!next.containsKey(name)) {
          System.out.println("gone: " + name);
        }
      }
      latest.set(new HashMap<>(next));
    }
  }
}
