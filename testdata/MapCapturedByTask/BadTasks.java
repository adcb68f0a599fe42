import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

class BadTasks {
  private static String load(String name) {
    return name.trim();
  }

  /** Waiting for the tasks does not help: they run at once. */
  List<String> submittedInLoop(ExecutorService executor, List<String> names) throws Exception {
    List<String> results = new ArrayList<>();
    List<Future<?>> futures = new ArrayList<>();
    for (String name : names) {
      futures.add(executor.submit(() -> results.add(load(name))));
    }
    for (Future<?> future : futures) {
      future.get();
    }
    return results;
  }

  Map<String, String> futures(List<String> names) {
    Map<String, String> loaded = new HashMap<>();
    CompletableFuture<?>[] all =
        names.stream()
            .map(name -> CompletableFuture.runAsync(() -> loaded.put(name, load(name))))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(all).join();
    return loaded;
  }

  List<String> callbacks(List<String> names) {
    List<String> loaded = new ArrayList<>();
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (String name : names) {
      all.add(CompletableFuture.supplyAsync(() -> load(name)).thenAccept(loaded::add));
    }
    all.forEach(CompletableFuture::join);
    return loaded;
  }

  int threads(List<String> names) throws InterruptedException {
    Set<String> seen = new HashSet<>();
    List<Thread> threads = new ArrayList<>();
    for (String name : names) {
      Thread thread =
          new Thread() {
            @Override
            public void run() {
              seen.add(load(name));
            }
          };
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return seen.size();
  }

  /** All are done when invokeAll returns, but they were not one after the other. */
  Collection<String> allAtOnce(ExecutorService executor, List<String> names) throws Exception {
    Map<String, String> loaded = new LinkedHashMap<>();
    List<Callable<String>> tasks = new ArrayList<>();
    for (String name : names) {
      tasks.add(() -> loaded.put(name, load(name)));
    }
    executor.invokeAll(tasks);
    return loaded.values();
  }

  void twoTasks(ExecutorService executor) throws Exception {
    List<String> log = new ArrayList<>();
    Future<?> first = executor.submit(() -> log.add("first"));
    Future<?> second = executor.submit(() -> log.add("second"));
    first.get();
    second.get();
  }

  /** Nobody waits. */
  int notJoined(ExecutorService executor, String name) {
    Map<String, String> loaded = new HashMap<>();
    executor.execute(() -> loaded.put(name, load(name)));
    executor.shutdown();
    return loaded.size();
  }

  List<String> returnedTooEarly(String name) {
    List<String> loaded = new ArrayList<>();
    new Thread(() -> loaded.add(load(name))).start();
    return loaded;
  }

  /** The other one was waited for. */
  String wrongOneJoined(ExecutorService executor, String name) throws Exception {
    Map<String, String> loaded = new HashMap<>();
    Future<?> fills = executor.submit(() -> loaded.put(name, load(name)));
    Future<?> other = executor.submit(() -> load(name));
    other.get();
    return loaded.get(name) + fills;
  }

  /** A lock of its own for each task. */
  void ownLocks(ExecutorService executor, List<String> names) throws InterruptedException {
    List<String> loaded = new ArrayList<>();
    for (String name : names) {
      executor.execute(
          () -> {
            Object lock = new Object();
            synchronized (lock) {
              loaded.add(load(name));
            }
          });
    }
    executor.awaitTermination(1, TimeUnit.MINUTES);
  }

  /** The submitter takes the lock, the task does not. */
  int oneSideLocked(ExecutorService executor, String name) {
    List<String> loaded = new ArrayList<>();
    executor.execute(() -> loaded.add(load(name)));
    synchronized (loaded) {
      return loaded.size();
    }
  }

  /** Said to be done before it is. */
  int signalTooEarly(ExecutorService executor, String name) throws InterruptedException {
    List<String> loaded = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(1);
    executor.execute(
        () -> {
          done.countDown();
          loaded.add(load(name));
        });
    done.await();
    return loaded.size();
  }

  /** The timer's only thread is not the one that looks. */
  String timer(Timer timer, String name) {
    List<String> ticks = new ArrayList<>();
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            ticks.add(name);
          }
        },
        1000);
    return ticks.toString();
  }

  /** One thread runs the tasks, another looks. */
  boolean singleThread(String name) {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    Set<String> loaded = new HashSet<>();
    executor.execute(() -> loaded.add(load(name)));
    executor.shutdown();
    return loaded.contains(name);
  }

  /** A class of its own for the task. */
  void localClass(ExecutorService executor, List<String> names) {
    Map<String, Integer> lengths = new HashMap<>();
    class Measure implements Runnable {
      private final String name;

      Measure(String name) {
        this.name = name;
      }

      @Override
      public void run() {
        lengths.merge(name, name.length(), Integer::sum);
      }
    }
    for (String name : names) {
      executor.execute(new Measure(name));
    }
  }

  /** Through a method of the class. */
  void helper(ExecutorService executor, List<String> names) {
    List<String> loaded = new ArrayList<>();
    names.forEach(name -> executor.execute(() -> collect(name, loaded)));
  }

  private static void collect(String name, List<String> into) {
    into.add(load(name));
  }

  void sameTaskTwice(ExecutorService executor) {
    Map<String, Integer> counts = new HashMap<>();
    Runnable task = () -> counts.put("runs", 1);
    executor.execute(task);
    executor.execute(task);
  }
}
