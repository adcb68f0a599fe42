import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;

/** The function is kept under the lock, and run without it, or by one of two ways only. */
class BadRunners {
  private final Object lock = new Object();

  @GuardedBy("lock")
  private final Queue<Runnable> steps = new ArrayDeque<>();

  @GuardedBy("lock")
  private final Set<String> added = new HashSet<>();

  @GuardedBy("lock")
  private final Set<String> seen = new HashSet<>();

  void add(String name) {
    synchronized (lock) {
      added.add(name);
      seen.add(name);
    }
  }

  void remove(String name) {
    keep(() -> added.remove(name)); // bad: runs when next() is called
  }

  void forget(String name, Executor executor) {
    now(() -> seen.remove(name), executor); // bad: one of the two ways
  }

  void next() {
    Runnable step;
    synchronized (lock) {
      step = steps.poll();
    }
    if (step != null) {
      step.run();
    }
  }

  private void keep(Runnable step) {
    synchronized (lock) {
      steps.add(step);
    }
  }

  private void now(Runnable step, Executor executor) {
    synchronized (lock) {
      step.run();
    }
    executor.execute(() -> step.run());
  }
}
