package io.github.mapvet.iteration;

import com.google.common.collect.ImmutableSet;
import com.google.errorprone.ErrorProneOptions;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.model.BuiltInChecks;
import io.github.mapvet.model.Change;
import io.github.mapvet.model.Iteration;
import io.github.mapvet.model.Iteration.Kind;
import io.github.mapvet.model.Trees;

/**
 * The direct shapes that Error Prone's ModifyCollectionInEnhancedForLoop and
 * ModifySourceCollectionInStream report: one place is reported once. Read off both checks in Error
 * Prone 2.36.0 to 2.50.0.
 */
final class ErrorPronesOwn {

  private static final ImmutableSet<String> ITS_METHODS =
      ImmutableSet.of(
          "add",
          "addAll",
          "clear",
          "merge",
          "put",
          "putAll",
          "putIfAbsent",
          "remove",
          "removeAll",
          "replace",
          "replaceAll",
          "retainAll");

  private static final ImmutableSet<String> ITS_VIEWS =
      ImmutableSet.of("entrySet", "keySet", "values");

  private ErrorPronesOwn() {}

  /** Whether one of the two checks runs and reports this change. */
  static boolean reports(Change change, Iteration iteration, ErrorProneOptions options) {
    if (change.isIndirect()
        || !ITS_METHODS.contains(change.method())
        || change.iterator().isPresent()) {
      return false;
    }
    if (iteration.kind() == Kind.FOR_EACH) {
      return sameVariable(change, iterated(iteration))
          && BuiltInChecks.isOn(options, "ModifyCollectionInEnhancedForLoop", true);
    }
    return iteration.kind() == Kind.STREAM
        && BuiltInChecks.isOn(options, "ModifySourceCollectionInStream", true)
        && sameVariable(change, streamSource(iteration));
  }

  private static boolean sameVariable(Change change, ExpressionTree iterated) {
    Symbol changed =
        change.tree() instanceof MethodInvocationTree call
            ? Trees.symbol(Trees.receiver(call))
            : Trees.symbol(Trees.receiver((ExpressionTree) change.tree()));
    return changed instanceof VarSymbol && changed == Trees.symbol(iterated);
  }

  private static ExpressionTree iterated(Iteration iteration) {
    ExpressionTree expression = iteration.expression();
    return expression instanceof MethodInvocationTree call
            && ITS_VIEWS.contains(Trees.methodName(call))
        ? Trees.receiver(call)
        : expression;
  }

  private static ExpressionTree streamSource(Iteration iteration) {
    ExpressionTree tree = iteration.expression();
    while (tree instanceof MethodInvocationTree call) {
      tree = Trees.receiver(call);
    }
    return tree;
  }
}
