import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A thread that is started runs, also if the map does not keep it. */
class BadStarts {
  private final ConcurrentNavigableMap<String, Thread> threads = new ConcurrentSkipListMap<>();

  Thread start(String name, Runnable task) {
    return threads.computeIfAbsent(
        name,
        unused -> {
          Thread thread = new Thread(task, name);
          thread.start();
          return thread;
        });
  }
}
