package io.github.mapvet.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs work on a thread with a very large stack. javac and its tree scanners recurse as deep as
 * expressions nest, and generated code nests thousands deep. The memory is only reserved, not used.
 */
final class BigStack {
  private static final long BYTES = 1L << 30;

  private BigStack() {}

  /**
   * Runs it and waits.
   *
   * @throws ExecutionException when it throws; the cause is what it threw
   */
  static <T> T call(Callable<T> work) throws ExecutionException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(null, task, "mapvet", BYTES).start();
    return task.get();
  }
}
