package io.github.mapvet.model;

import com.sun.source.util.TreePath;
import io.github.mapvet.knowledge.ExecutorThreads;
import java.util.Optional;

/**
 * What runs a task: a thread of its own, or an executor.
 *
 * @param threads how many threads there are for the tasks
 * @param executor the executor as an access path; empty for a thread and for what has no path
 * @param many whether the task is given over and over, so that one may start before another ends
 * @param handedOver the call that gives the task; null where it is not known
 */
public record Carrier(
    ExecutorThreads threads, Optional<Term> executor, boolean many, TreePath handedOver) {

  static final Carrier NOT_KNOWN =
      new Carrier(ExecutorThreads.NOT_KNOWN, Optional.empty(), false, null);

  /** A class that is a thread. */
  static final Carrier THREAD = new Carrier(ExecutorThreads.OWN, Optional.empty(), false, null);

  /** Whether the same task can be under way twice. */
  boolean overlapsItself() {
    return many && (threads == ExecutorThreads.OWN || threads == ExecutorThreads.SEVERAL);
  }

  /** Whether this task and another one can be under way at once. */
  boolean overlaps(Carrier other) {
    if (threads == ExecutorThreads.NOT_KNOWN || other.threads == ExecutorThreads.NOT_KNOWN) {
      return false;
    }
    boolean oneThread =
        threads == ExecutorThreads.ONE
            && other.threads == ExecutorThreads.ONE
            && (executor.isEmpty() || executor.equals(other.executor));
    return !oneThread && !isWaitedForBefore(other) && !other.isWaitedForBefore(this);
  }

  /** Whether the task has ended when the other one is handed over by the same body. */
  private boolean isWaitedForBefore(Carrier other) {
    if (handedOver == null
        || other.handedOver == null
        || Trees.enclosingBody(handedOver).getLeaf()
            != Trees.enclosingBody(other.handedOver).getLeaf()) {
      return false;
    }
    int from = Trees.start(handedOver.getLeaf());
    int to = Trees.start(other.handedOver.getLeaf());
    return from < to && Joins.isBetween(Trees.enclosingBody(handedOver), from, to);
  }
}
