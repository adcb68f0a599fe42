package io.github.mapvet.model;

import com.sun.source.util.TreePath;
import io.github.mapvet.knowledge.ExecutorKind;
import java.util.Optional;

/**
 * What runs a task: a thread of its own, or an executor.
 *
 * @param kind how many threads there are for the tasks; {@link ExecutorKind#MANY} for a thread
 * @param executor the executor as an access path; empty for a thread and for what has no path
 * @param many whether the task is given over and over, so that one may start before another ends
 * @param handedOver the call that gives the task; null where it is not known
 */
public record Carrier(
    ExecutorKind kind, Optional<Term> executor, boolean many, TreePath handedOver) {

  static final Carrier NOT_KNOWN = new Carrier(ExecutorKind.UNKNOWN, Optional.empty(), false, null);

  /** A class that is a thread. */
  static final Carrier THREAD = new Carrier(ExecutorKind.MANY, Optional.empty(), false, null);

  /** Whether the same task can be under way twice. */
  boolean overlapsItself() {
    return many && kind == ExecutorKind.MANY;
  }

  /** The same where an executor that is not known is taken to have several threads. */
  boolean mayOverlapItself() {
    return many && kind != ExecutorKind.SINGLE;
  }

  /** Whether this task and another one can be under way at once. */
  boolean overlaps(Carrier other) {
    return isKnown() && other.isKnown() && mayOverlap(other);
  }

  /** The same where an executor that is not known is taken to have several threads. */
  boolean mayOverlap(Carrier other) {
    boolean oneThread =
        kind == ExecutorKind.SINGLE
            && other.kind == ExecutorKind.SINGLE
            && (executor.isEmpty() || executor.equals(other.executor));
    return !oneThread && !isWaitedForBefore(other) && !other.isWaitedForBefore(this);
  }

  private boolean isKnown() {
    return kind == ExecutorKind.MANY || kind == ExecutorKind.SINGLE;
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
    return from < to && JoinCalls.isBetween(Trees.enclosingBody(handedOver), from, to);
  }
}
