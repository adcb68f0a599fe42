import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The same task is under way more than once, or others look at its set. */
@SuppressWarnings("MissingGuardedBy")
class BadTasks {
  private final Object lock = new Object();
  private final Updater updater = new Updater();

  void start(ScheduledExecutorService executor) {
    Twice twice = new Twice(lock);
    executor.scheduleWithFixedDelay(twice, 5, 5, TimeUnit.SECONDS);
    executor.scheduleWithFixedDelay(twice, 7, 7, TimeUnit.SECONDS);
    executor.scheduleWithFixedDelay(updater, 5, 5, TimeUnit.SECONDS);
  }

  void add(Runnable view) {
    synchronized (lock) {
      updater.views.add(view);
    }
  }

  private static final class Updater implements Runnable {
    private final Set<Runnable> views = new HashSet<>();

    @Override
    public void run() {
      for (Runnable view : views) { // bad
        view.run();
      }
    }
  }

  private static final class Twice implements Runnable {
    private final Object lock;
    private final Set<Long> times = new HashSet<>();

    Twice(Object lock) {
      this.lock = lock;
    }

    @Override
    public void run() {
      for (Long time : times) { // bad
        System.out.println(time);
      }
      synchronized (lock) {
        times.add(System.nanoTime());
      }
    }
  }
}
