package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.knowledge.ThreadEntries;

/**
 * Functions that a future runs when it is done: on another thread, if its first step was made for
 * one.
 */
final class FutureSteps {
  private static final int DEEPEST = 8;

  private final Libraries libraries;
  private final Declarations declarations;

  FutureSteps(Libraries libraries, Declarations declarations) {
    this.libraries = libraries;
    this.declarations = declarations;
  }

  /**
   * Whether a call adds a step to a future that begins on another thread.
   *
   * @param call path of the call or {@code new} that is given the function
   */
  boolean runsElsewhere(TreePath call) {
    return call.getLeaf() instanceof MethodInvocationTree invocation
        && Trees.symbol(invocation) instanceof MethodSymbol method
        && ThreadEntries.isCallback(method)
        && beginsElsewhere(Trees.receiver(invocation), DEEPEST);
  }

  private boolean beginsElsewhere(ExpressionTree future, int depth) {
    if (future == null || depth == 0) {
      return false;
    }
    ExpressionTree tree = Trees.bare(future);
    if (tree instanceof MethodInvocationTree call
        && Trees.symbol(call) instanceof MethodSymbol method) {
      return libraries.takesTasks(method)
          || isNamedAsync(method)
          || (ThreadEntries.isFuture(method) && beginsElsewhere(Trees.receiver(call), depth - 1))
          || declarations.method(method).stream()
              .flatMap(m -> Trees.returnedBy(m).stream())
              .anyMatch(v -> beginsElsewhere((ExpressionTree) v.getLeaf(), depth - 1));
    }
    return Trees.symbol(tree) instanceof VarSymbol local
        && declarations.valuesOf(local).stream()
            .anyMatch(v -> beginsElsewhere((ExpressionTree) v.getLeaf(), depth - 1));
  }

  /** {@code client.sendAsync(request)}: a library's method that says so by its name. */
  private boolean isNamedAsync(MethodSymbol method) {
    return method.name.toString().endsWith("Async")
        && ThreadEntries.isFuture(method.getReturnType().tsym)
        && declarations.method(method).isEmpty();
  }
}
