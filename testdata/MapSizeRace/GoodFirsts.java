import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

class GoodFirsts {
  private final Object lock = new Object();
  private final List<Runnable> reporters = new CopyOnWriteArrayList<>();

  /** Asked again under a lock; what others register meanwhile may stay. */
  void create(String name) {
    if (reporters.isEmpty()) {
      synchronized (lock) {
        if (reporters.isEmpty()) {
          enableDefault();
        }
      }
    }
    reporters.forEach(Runnable::run);
  }

  synchronized void restart(Runnable first) {
    if (reporters.isEmpty()) {
      reporters.add(first);
    }
  }

  private void enableDefault() {
    register(() -> {});
  }

  public void register(Runnable reporter) {
    reporters.add(reporter);
  }
}
