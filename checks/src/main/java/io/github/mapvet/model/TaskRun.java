package io.github.mapvet.model;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.Optional;

/**
 * A function given to other threads at one place.
 *
 * @param function the lambda, reference or object that is run
 * @param where the call that sets it running
 * @param handle the expression whose value stands for the run: a future, or the thread
 * @param thread who runs it, for messages
 * @param executor the executor or timer, where it has a name
 * @param single whether that runs one task after the other
 * @param waited whether the call returns only when the function has ended
 * @param parallel whether several threads run the function in this one call
 * @param collected whether the call is made for each element of a container that holds the function
 */
record TaskRun(
    TreePath function,
    TreePath where,
    Tree handle,
    String thread,
    Optional<Term> executor,
    boolean single,
    boolean waited,
    boolean parallel,
    boolean collected) {

  /** Whether both are run in the same call, so that neither comes first. */
  boolean isSameCall(TaskRun other) {
    return where.getLeaf() == other.where.getLeaf();
  }

  /** Whether one thread runs both, one after the other. */
  boolean isOrderedByExecutor(TaskRun other) {
    return single && other.single && executor.isPresent() && executor.equals(other.executor);
  }
}
