import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Who runs a function, now or later, holds the lock around it. */
@SuppressWarnings("GuardedBy")
class GoodRunners {
  private final Object lock = new Object();

  @GuardedBy("lock")
  private final Set<String> added = new HashSet<>();

  interface Step {
    void run() throws Exception;
  }

  void add(String name) {
    synchronized (lock) {
      added.add(name);
    }
  }

  CompletableFuture<Void> remove(String name, Executor executor) {
    return laterLocked(() -> added.remove(name), executor);
  }

  CompletableFuture<Void> clear(Executor executor) {
    return laterLocked(this::forget, executor);
  }

  CompletableFuture<Void> replace(String name, Executor executor) {
    return later(
        new Step() {
          @Override
          public void run() {
            added.clear();
            added.add(name);
          }
        },
        executor);
  }

  private void forget() {
    added.clear();
  }

  private CompletableFuture<Void> later(Step step, Executor executor) {
    return laterLocked(step, executor);
  }

  private CompletableFuture<Void> laterLocked(Step step, Executor executor) {
    return CompletableFuture.runAsync(
        () -> {
          synchronized (lock) {
            try {
              step.run();
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          }
        },
        executor);
  }
}
