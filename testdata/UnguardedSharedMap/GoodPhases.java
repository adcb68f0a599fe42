import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/** One phase is over before the next begins. */
class GoodPhases {

  /** All adds come before the thread is made. */
  static class Discovery {
    private final List<String> handlers = new ArrayList<>();
    private final Map<String, String> folders = new HashMap<>();

    void start(ExecutorService executor) {
      handlers.add("all");
      watch("here");
      new Sender().start();
      Watcher watcher = new Watcher();
      executor.submit(watcher);
    }

    private void watch(String folder) {
      Runnable visitor =
          new Runnable() {
            @Override
            public void run() {
              handlers.forEach(System.out::println);
            }
          };
      visitor.run();
      folders.put(folder, folder);
    }

    class Sender extends Thread {
      @Override
      public void run() {
        for (String handler : handlers) {
          System.out.println(handler);
        }
      }
    }

    class Watcher implements Runnable {
      @Override
      public void run() {
        System.out.println(folders.get("here"));
      }
    }
  }

  /** What is added is there before anything is looked up. */
  static class Sources {
    private final ThreadLocal<String> local = new ThreadLocal<>();
    private final List<String> sources = new ArrayList<>();
    private final Map<String, String> known = new HashMap<>();

    public void addSource(String source) {
      sources.add(source);
    }

    public void registerKnown(String key, String value) {
      known.put(key, value);
    }

    public String lookUp(String key) {
      for (String source : sources) {
        if (source.startsWith(key)) {
          return source + local.get() + known.get(key);
        }
      }
      return null;
    }
  }

  interface EventLoop {
    boolean inEventLoop();

    void execute(Runnable task);
  }

  /** Everything is on the loop, as the class asserts. */
  static class Pool {
    private final Queue<Runnable> pending = new ArrayDeque<>();
    private final EventLoop loop;

    Pool(EventLoop loop) {
      this.loop = loop;
    }

    void run(ExecutorService executor) {
      executor.execute(this::take);
    }

    public void give(Runnable task) {
      assert loop.inEventLoop();
      pending.add(task);
    }

    private void take() {
      pending.poll();
    }
  }

  /** What the future brings is worked on where everything else is: on the main thread. */
  static class Master {
    private final Map<String, Long> workers = new HashMap<>();
    private final ScheduledExecutorService mainThreadExecutor;

    Master(ScheduledExecutorService mainThreadExecutor) {
      this.mainThreadExecutor = mainThreadExecutor;
    }

    public void connect(String worker, CompletableFuture<Long> answer) {
      workers.put(worker, 0L);
      answer.thenAcceptAsync(since -> workers.replace(worker, since), mainThreadExecutor);
    }

    public int count() {
      return workers.size();
    }
  }

  /** The class makes sure that it is on the main thread. */
  static class Scheduler {
    private final Map<String, Long> waiting = new HashMap<>();

    public void start(ExecutorService executor, String name) {
      checkRunsInMainThread();
      waiting.put(name, 0L);
      executor.submit(() -> waiting.remove(name));
    }

    private void checkRunsInMainThread() {}
  }

  @interface Singleton {}

  /** The settings go through a helper. */
  @Singleton
  static class Filter {
    private final List<String> allowed = new ArrayList<>();

    public void setAllowed(String text) {
      fill(text);
    }

    private void fill(String text) {
      allowed.clear();
      allowed.add(text);
    }

    public boolean isAllowed(String name) {
      return allowed.contains(name);
    }
  }
}
