import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A task's own set, which only its run uses: it runs again when it has ended. */
@SuppressWarnings("GuardedBy")
class GoodTasks {
  private final Object lock = new Object();

  @GuardedBy("lock")
  private final Set<Runnable> toAdd = new HashSet<>();

  GoodTasks(ScheduledExecutorService executor) {
    executor.scheduleWithFixedDelay(new Updater(lock, toAdd), 5, 5, TimeUnit.SECONDS);
  }

  void add(Runnable view) {
    synchronized (lock) {
      toAdd.add(view);
    }
  }

  private static final class Updater implements Runnable {
    private final Object lock;

    @GuardedBy("lock")
    private final Set<Runnable> toAdd;

    private final Set<Runnable> views = new HashSet<>();

    Updater(Object lock, Set<Runnable> toAdd) {
      this.lock = lock;
      this.toAdd = toAdd;
    }

    @Override
    public void run() {
      for (Runnable view : views) {
        view.run();
      }
      synchronized (lock) {
        views.addAll(toAdd);
        toAdd.clear();
      }
    }
  }
}
