import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

class GoodTasks {
  private final ExecutorService single = Executors.newSingleThreadExecutor();

  private static String load(String name) {
    return name.trim();
  }

  Map<String, String> safe(ExecutorService executor, List<String> names) {
    Map<String, String> loaded = new ConcurrentHashMap<>();
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    List<String> copied = new CopyOnWriteArrayList<>();
    for (String name : names) {
      executor.execute(() -> loaded.put(name, load(name)));
      executor.execute(() -> log.add(name));
      executor.execute(() -> copied.add(name));
    }
    return loaded;
  }

  /** Each task has its own. */
  List<List<String>> own(ExecutorService executor, List<String> names) throws Exception {
    List<Future<List<String>>> futures = new ArrayList<>();
    for (String name : names) {
      List<String> own = new ArrayList<>();
      futures.add(
          executor.submit(
              () -> {
                List<String> local = new ArrayList<>();
                local.add(name);
                own.addAll(local);
                return own;
              }));
    }
    List<List<String>> all = new ArrayList<>();
    for (Future<List<String>> future : futures) {
      all.add(future.get());
    }
    return all;
  }

  int locked(ExecutorService executor, List<String> names) {
    List<String> loaded = new ArrayList<>();
    for (String name : names) {
      executor.execute(
          () -> {
            String value = load(name);
            synchronized (loaded) {
              loaded.add(value);
            }
          });
    }
    synchronized (loaded) {
      return loaded.size();
    }
  }

  void explicitLock(ExecutorService executor, List<String> names) {
    Lock lock = new ReentrantLock();
    Map<String, String> loaded = new HashMap<>();
    for (String name : names) {
      executor.execute(
          () -> {
            lock.lock();
            try {
              loaded.put(name, load(name));
            } finally {
              lock.unlock();
            }
          });
    }
  }

  String joinedByGet(ExecutorService executor, String name) throws Exception {
    Map<String, String> loaded = new HashMap<>();
    Future<?> future = executor.submit(() -> loaded.put(name, load(name)));
    future.get();
    return loaded.get(name);
  }

  String joinedAtOnce(ExecutorService executor, String name) throws Exception {
    Map<String, String> loaded = new HashMap<>();
    executor.submit(() -> loaded.put(name, load(name))).get(1, TimeUnit.SECONDS);
    return loaded.get(name);
  }

  String joinedThread(String name) throws InterruptedException {
    Map<String, String> loaded = new HashMap<>();
    loaded.put("", "");
    Thread thread = new Thread(() -> loaded.put(name, load(name)));
    loaded.put("x", "before the start");
    thread.start();
    thread.join();
    return loaded.get(name);
  }

  List<String> eachRoundJoined(List<String> names) throws InterruptedException {
    List<String> loaded = new ArrayList<>();
    for (String name : names) {
      loaded.add("round");
      Thread thread = new Thread(() -> loaded.add(load(name)));
      thread.start();
      thread.join();
    }
    return loaded;
  }

  Map<String, String> allOf(String name) {
    Map<String, String> loaded = new HashMap<>();
    List<String> other = new ArrayList<>();
    CompletableFuture<Void> first = CompletableFuture.runAsync(() -> loaded.put(name, load(name)));
    CompletableFuture<Void> second = CompletableFuture.runAsync(() -> other.add(name));
    CompletableFuture.allOf(first, second).join();
    loaded.put("all", other.get(0));
    return loaded;
  }

  List<String> chained(String name) {
    List<String> steps = new ArrayList<>();
    CompletableFuture.runAsync(() -> steps.add(load(name)))
        .thenRun(() -> steps.add("then"))
        .thenRunAsync(() -> steps.add("last"))
        .join();
    return steps;
  }

  CompletableFuture<List<String>> chainedInLoop(List<String> names) {
    List<String> steps = new ArrayList<>();
    CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    for (String name : names) {
      last = last.thenRunAsync(() -> steps.add(load(name)));
    }
    return last.thenApply(done -> steps);
  }

  int latch(ExecutorService executor, String name) throws InterruptedException {
    List<String> loaded = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(1);
    executor.execute(
        () -> {
          try {
            loaded.add(load(name));
          } finally {
            done.countDown();
          }
        });
    done.await();
    return loaded.size();
  }

  void barrier(ExecutorService executor, CyclicBarrier barrier) {
    List<String> phases = new ArrayList<>();
    Callable<Integer> first =
        () -> {
          phases.add("first");
          return barrier.await();
        };
    Callable<String> second =
        () -> {
          barrier.await();
          return phases.get(0);
        };
    executor.submit(first);
    executor.submit(second);
  }

  void semaphore(ExecutorService executor, List<String> names) {
    Semaphore turn = new Semaphore(1);
    List<String> loaded = new ArrayList<>();
    for (String name : names) {
      executor.execute(
          () -> {
            turn.acquireUninterruptibly();
            try {
              loaded.add(load(name));
            } finally {
              turn.release();
            }
          });
    }
  }

  List<String> terminated(String name) throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(4);
    List<String> loaded = new ArrayList<>();
    executor.execute(() -> loaded.add(load(name)));
    executor.shutdown();
    executor.awaitTermination(1, TimeUnit.MINUTES);
    return loaded;
  }

  /** One thread, one after the other; nobody else looks. */
  void singleThread(List<String> names) {
    Set<String> loaded = new HashSet<>();
    for (String name : names) {
      single.execute(() -> loaded.add(load(name)));
    }
    single.execute(() -> System.out.println(loaded));
  }

  List<String> direct(List<String> names) {
    Executor here = Runnable::run;
    List<String> loaded = new ArrayList<>();
    for (String name : names) {
      here.execute(() -> loaded.add(load(name)));
    }
    return loaded;
  }

  List<String> oneInvoked(ExecutorService executor, String name) throws InterruptedException {
    List<String> loaded = new ArrayList<>();
    executor.invokeAll(List.of(() -> loaded.add(load(name))));
    return loaded;
  }

  /** One of them gets in. */
  void claimed(ExecutorService executor, List<String> names) {
    AtomicBoolean claimed = new AtomicBoolean();
    List<String> winner = new ArrayList<>();
    for (String name : names) {
      executor.execute(
          () -> {
            if (claimed.compareAndSet(false, true)) {
              winner.add(name);
            }
          });
    }
  }

  /** Filled before the tasks begin, and only read by them. */
  void readOnly(ExecutorService executor, List<String> names) {
    Map<String, String> aliases = new HashMap<>();
    for (String name : names) {
      aliases.put(name, load(name));
    }
    for (String name : names) {
      executor.execute(() -> System.out.println(aliases.get(name)));
    }
  }

  /** Either the one or the other. */
  List<String> either(ExecutorService executor, String name, boolean later) {
    List<String> loaded = new ArrayList<>();
    if (later) {
      executor.execute(() -> loaded.add(load(name)));
    } else {
      loaded.add(name);
    }
    return null;
  }

  /** Run here. */
  Map<String, String> inline(List<String> names) {
    Map<String, String> loaded = new HashMap<>();
    names.forEach(name -> loaded.put(name, load(name)));
    names.stream().map(String::trim).forEach(name -> loaded.put(name, name));
    Runnable again = () -> loaded.put("", "");
    again.run();
    return loaded;
  }

  List<String> parallel(List<String> names) {
    List<String> inOrder = new ArrayList<>();
    names.parallelStream().map(GoodTasks::load).forEachOrdered(inOrder::add);
    names.parallelStream().sequential().forEach(inOrder::add);
    inOrder.addAll(names.parallelStream().map(GoodTasks::load).collect(Collectors.toList()));
    return names.parallelStream()
        .collect(ArrayList::new, (part, name) -> part.add(name), ArrayList::addAll);
  }

  /** The stream asks for the next one when this one is done. */
  List<String> oneByOne(List<String> names) {
    List<String> loaded = new ArrayList<>();
    names.stream()
        .map(name -> CompletableFuture.runAsync(() -> loaded.add(load(name))))
        .forEach(CompletableFuture::join);
    return loaded;
  }

  private static void awaitAll(List<Future<?>> futures) throws Exception {
    for (Future<?> future : futures) {
      future.get();
    }
  }

  int waitedForInHelper(ExecutorService executor, String name) throws Exception {
    List<String> loaded = new ArrayList<>();
    List<Future<?>> futures = new ArrayList<>();
    futures.add(executor.submit(() -> loaded.add(load(name))));
    awaitAll(futures);
    return loaded.size();
  }
}
