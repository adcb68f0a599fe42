package io.github.mapvet.model;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import io.github.mapvet.knowledge.ThreadEntries;
import io.github.mapvet.knowledge.ThreadEntries.JoinKind;

/** Where a body waits until its tasks have ended. */
final class JoinCalls {
  private JoinCalls() {}

  /**
   * Whether the tasks have ended before a place: their threads were waited for in the same body.
   */
  static boolean isAfter(TreePath place, TreePath body) {
    return isBetween(body, 0, Trees.start(place.getLeaf()));
  }

  /** Whether a body waits for a task in the text between two of its places. */
  static boolean isBetween(TreePath body, int from, int to) {
    boolean[] joined = {false};
    new OwnBodyCalls(
            call -> {
              // The call is made after what it is called on: exec.submit(task).get().
              int here = Trees.start(call);
              joined[0] |= from <= here && here < to && isJoin(call);
            })
        .scan(body);
    return joined[0];
  }

  /** Whether a body has waited for what may be a task's answer before a place. */
  static boolean isAfterWait(TreePath place) {
    boolean[] waited = {false};
    int to = Trees.start(place.getLeaf());
    new OwnBodyCalls(
            call ->
                waited[0] |=
                    Trees.start(call) < to
                        && Trees.symbol(call) instanceof MethodSymbol method
                        && ThreadEntries.joinKind(method) == JoinKind.UNKNOWN)
        .scan(Trees.enclosingBody(place));
    return waited[0];
  }

  /** Whether a call waits until a task has ended. */
  static boolean isJoin(MethodInvocationTree call) {
    return Trees.symbol(call) instanceof MethodSymbol method && ThreadEntries.isJoin(method);
  }
}
