import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

class BadCleanups {
  private final ConcurrentMap<String, Job> inFlight = new ConcurrentHashMap<>();
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private ConcurrentLinkedQueue<Job> waiting = new ConcurrentLinkedQueue<>();

  static class Job {
    final String name;

    Job(String name) {
      this.name = name;
    }

    void run() {}
  }

  /** Another thread's job is taken out when this one was not put in. */
  void start(String id, Job job) {
    inFlight.putIfAbsent(id, job);
    try {
      job.run();
    } finally {
      inFlight.remove(id);
    }
  }

  /** The check leaves through the finally. */
  boolean once(String id, Job job) {
    try {
      if (!running.add(id)) {
        return false;
      }
      job.run();
      return true;
    } finally {
      running.remove(id);
    }
  }

  void onlySome(String id, Job job, boolean tracked) {
    try {
      if (tracked) {
        inFlight.put(id, job);
      }
      job.run();
    } finally {
      inFlight.remove(id);
    }
  }

  void missing(String id, Job job) {
    if (!inFlight.containsKey(id)) {
      inFlight.put(id, job);
    }
    try {
      job.run();
    } finally {
      inFlight.remove(id);
    }
  }

  /** What is checked first may fail. */
  void afterCheck(String id, Job job) {
    try {
      check(job);
      inFlight.put(id, job);
      job.run();
    } finally {
      inFlight.remove(id);
    }
  }

  private static void check(Job job) {
    if (job.name.isEmpty()) {
      throw new IllegalArgumentException();
    }
  }

  Job shared(String id, Function<String, Job> make) {
    Job job = inFlight.computeIfAbsent(id, make);
    try {
      job.run();
      return job;
    } finally {
      inFlight.remove(id);
    }
  }

  /** Nobody put it in here. */
  void handle(String id, Runnable work) {
    try {
      work.run();
    } finally {
      inFlight.remove(id);
    }
  }

  void throughMethod(String id, Job job) {
    try {
      if (inFlight.putIfAbsent(id, job) != null) {
        throw new IllegalStateException();
      }
      job.run();
    } finally {
      done(id);
    }
  }

  private void done(String id) {
    inFlight.remove(id);
  }

  void resource(String id, Job job) {
    inFlight.putIfAbsent(id, job);
    try (Closing closing = () -> inFlight.remove(id)) {
      job.run();
    }
  }

  interface Closing extends AutoCloseable {
    @Override
    void close();
  }

  void wait(Job job) {
    waiting.add(job);
  }

  /** What was added meanwhile is lost. */
  void flush() {
    try {
      for (Job job : waiting) {
        job.run();
      }
    } finally {
      waiting.clear();
    }
  }

  void swap() {
    try {
      for (Job job : waiting) {
        job.run();
      }
    } finally {
      waiting = new ConcurrentLinkedQueue<>();
    }
  }

  void resourceClears() {
    try (Closing closing = waiting::clear) {
      for (Job job : waiting) {
        job.run();
      }
    }
  }

  /** One object's end empties what all share. */
  static class Scope implements AutoCloseable {
    private static final Map<String, Object> ATTRIBUTES = new ConcurrentHashMap<>();

    void set(String name, Object value) {
      ATTRIBUTES.put(name, value);
    }

    @Override
    public void close() {
      ATTRIBUTES.clear();
    }
  }

  static class Registration implements AutoCloseable {
    private final ConcurrentMap<String, Object> registry;
    private final String name;

    Registration(ConcurrentMap<String, Object> registry, String name, Object value) {
      this.registry = registry;
      this.name = name;
      this.registry.putIfAbsent(name, value);
    }

    @Override
    public void close() {
      registry.remove(name);
    }
  }

  /** After one run, others go on. */
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
      started.clear();
    }
  }

  @interface Singleton {}

  /** A plain container of an object that all threads use. */
  @Singleton
  static class Requests {
    private final List<String> open = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();

    void handle(String id, Runnable work) {
      try {
        open.add(id);
        work.run();
      } finally {
        open.clear();
      }
    }
  }
}
