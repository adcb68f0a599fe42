import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

class GoodCleanups {
  private final ConcurrentMap<String, Job> inFlight = new ConcurrentHashMap<>();
  private final ConcurrentMap<Long, Job> byNumber = new ConcurrentHashMap<>();
  private final ConcurrentMap<Thread, Job> byThread = new ConcurrentHashMap<>();
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final Set<Object> tokens = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<Job> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicLong counter = new AtomicLong();

  interface Job {
    void run();
  }

  /** In flight: put in before the try. */
  void run(String id, Job job) {
    inFlight.put(id, job);
    try {
      job.run();
    } finally {
      inFlight.remove(id);
    }
  }

  /** Put in first thing in the try. */
  void runInside(String id, Job job) {
    try {
      long start = System.nanoTime();
      inFlight.put(id, job);
      job.run();
      System.out.println(System.nanoTime() - start);
    } finally {
      inFlight.remove(id);
    }
  }

  /** Only the one that put it in gets to the try. */
  void once(String id, Job job) {
    if (inFlight.putIfAbsent(id, job) != null) {
      return;
    }
    try {
      job.run();
    } finally {
      inFlight.remove(id);
    }
  }

  void onceByLocal(String id, Job job) {
    Job other = inFlight.putIfAbsent(id, job);
    if (other != null) {
      throw new IllegalStateException();
    }
    try {
      job.run();
    } finally {
      inFlight.remove(id);
    }
  }

  void onceInBranch(String id, Job job) {
    if (running.add(id)) {
      try {
        job.run();
      } finally {
        running.remove(id);
      }
    }
  }

  void ifInserted(String id, Job job) {
    boolean added = running.add(id);
    try {
      job.run();
    } finally {
      if (added) {
        running.remove(id);
      }
    }
  }

  void ownEntry(String id, Job job, boolean tracked) {
    try {
      if (tracked) {
        inFlight.put(id, job);
      }
      job.run();
    } finally {
      inFlight.remove(id, job);
    }
  }

  void ownKey(Job job, boolean tracked) {
    String id = UUID.randomUUID().toString();
    try {
      if (tracked) {
        inFlight.put(id, job);
      }
      job.run();
    } finally {
      inFlight.remove(id);
    }
  }

  void ownNumber(Job job, boolean tracked) {
    long id = counter.incrementAndGet();
    try {
      if (tracked) {
        byNumber.put(id, job);
      }
      job.run();
    } finally {
      byNumber.remove(id);
    }
  }

  void ownThread(Job job, boolean tracked) {
    try {
      if (tracked) {
        byThread.put(Thread.currentThread(), job);
      }
      job.run();
    } finally {
      byThread.remove(Thread.currentThread());
    }
  }

  void ownToken(Job job, boolean tracked) {
    Object token = new Object();
    try {
      if (tracked) {
        tokens.add(token);
      }
      job.run();
    } finally {
      tokens.remove(token);
    }
  }

  void add(Job job) {
    waiting.add(job);
  }

  /** A local container is this call's. */
  List<Job> local() {
    List<Job> jobs = new ArrayList<>(waiting);
    Map<String, Job> byName = new ConcurrentHashMap<>();
    try {
      jobs.forEach(Job::run);
      jobs.forEach(j -> byName.putIfAbsent(j.toString(), j));
    } finally {
      byName.clear();
    }
    return jobs;
  }

  /** All users take the lock. */
  static class Locked {
    private final ConcurrentMap<String, Job> jobs = new ConcurrentHashMap<>();

    synchronized void put(String id, Job job) {
      jobs.put(id, job);
    }

    synchronized void runAll() {
      try {
        jobs.values().forEach(Job::run);
      } finally {
        jobs.clear();
      }
    }
  }

  /** An object that ends empties what is its own. */
  static class Service implements AutoCloseable {
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();

    void put(String id, Job job) {
      jobs.put(id, job);
    }

    @Override
    public void close() {
      try {
        jobs.values().forEach(Job::run);
      } finally {
        jobs.clear();
      }
    }

    void shutdown() {
      try {
        jobs.values().forEach(Job::run);
      } finally {
        jobs.clear();
      }
    }
  }

  /** A thread at its end. */
  static class Worker implements Runnable {
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final Set<Worker> workers;
    private final Map<String, Worker> byName;
    private final String name;

    Worker(Set<Worker> workers, Map<String, Worker> byName, String name) {
      this.workers = workers;
      this.byName = byName;
      this.name = name;
    }

    void put(String id, Job job) {
      jobs.put(id, job);
    }

    @Override
    public void run() {
      try {
        jobs.values().forEach(Job::run);
      } finally {
        jobs.clear();
        workers.remove(this);
        byName.remove(name);
      }
    }
  }

  /** A thread that works in rounds, at its end. */
  void start() {
    new Thread(
            () -> {
              try {
                while (!waiting.isEmpty()) {
                  Thread.onSpinWait();
                }
              } finally {
                waiting.clear();
              }
            })
        .start();
  }

  /** Made here, and copied. */
  Map<String, Job> copy(Job job) {
    ConcurrentMap<String, Job> jobs = new ConcurrentHashMap<>();
    try {
      jobs.putIfAbsent("", job);
      return new HashMap<>(jobs);
    } finally {
      jobs.remove("");
    }
  }

  /** One that has put in takes out. */
  static class Pool extends ThreadPoolExecutor {
    private final Map<Runnable, Long> started = new ConcurrentHashMap<>();

    Pool() {
      super(2, 4, 1L, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
      started.put(task, System.nanoTime());
    }

    @Override
    protected void afterExecute(Runnable task, Throwable failure) {
      started.remove(task);
    }
  }

  /** Nothing says that there are several threads. */
  static class Single {
    private final Map<String, Job> jobs = new HashMap<>();

    void run(String id, Job job) {
      try {
        jobs.putIfAbsent(id, job);
        job.run();
      } finally {
        jobs.remove(id);
      }
    }
  }

  /** The call takes over the entry that it has looked up. */
  void finish(String id) {
    Job job = inFlight.get(id);
    try {
      job.run();
    } finally {
      inFlight.remove(id);
    }
  }

  /** By its name, it is there to take out. */
  void complete(String id, Job job) {
    try {
      job.run();
    } finally {
      inFlight.remove(id);
    }
  }
}
