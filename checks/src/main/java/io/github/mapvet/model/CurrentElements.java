package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.model.Iteration.Kind;
import java.util.List;
import java.util.Optional;

/** Which terms stand for the entry that an iteration is at. */
public final class CurrentElements {

  /** Calls that give an iterator or a stream of what they are called on, element by element. */
  private static final ImmutableSet<String> KEEP_ELEMENTS =
      ImmutableSet.of(
          "descendingIterator",
          "distinct",
          "dropWhile",
          "filter",
          "iterator",
          "limit",
          "listIterator",
          "onClose",
          "parallel",
          "parallelStream",
          "peek",
          "sequential",
          "skip",
          "spliterator",
          "stream",
          "takeWhile",
          "unordered");

  private final Declarations declarations;

  CurrentElements(Declarations declarations) {
    this.declarations = declarations;
  }

  /** Whether a term is the element, or the key of the entry, that the iteration stands at. */
  public boolean isKey(Term key, Iteration iteration) {
    ExpressionTree walked = walked(iteration.expression());
    if (Iterations.isStream(walked) || isValues(walked)) {
      return false;
    }
    if (key instanceof Term.Call call
        && call.method().getSimpleName().contentEquals("getKey")
        && call.of() instanceof Term.Local entry) {
      return isElement(entry.symbol(), iteration);
    }
    return key instanceof Term.Local local
        && (isElement(local.symbol(), iteration) || holdsKey(local.symbol(), iteration));
  }

  private boolean isElement(VarSymbol local, Iteration iteration) {
    return switch (iteration.kind()) {
      case INDEX -> false;
      case FOR_EACH -> iteration.variable().filter(local::equals).isPresent();
      case ITERATOR_LOOP -> onlyValue(local).filter(v -> isStep(v, iteration)).isPresent();
      case FUNCTION, STREAM -> isFirstParameter(local, iteration.region());
    };
  }

  /** {@code K key = entry.getKey();} */
  private boolean holdsKey(VarSymbol local, Iteration iteration) {
    return onlyValue(local)
        .filter(
            value ->
                value instanceof MethodInvocationTree call
                    && Trees.methodName(call).equals("getKey")
                    && Trees.receiver(call) != null
                    && isCurrent(Trees.bare(Trees.receiver(call)), iteration))
        .isPresent();
  }

  private boolean isCurrent(ExpressionTree tree, Iteration iteration) {
    return Trees.symbol(tree) instanceof VarSymbol entry
        ? isElement(entry, iteration)
        : isStep(tree, iteration);
  }

  private Optional<ExpressionTree> onlyValue(VarSymbol local) {
    return declarations.hasOneValue(local)
        ? Optional.of(Trees.bare((ExpressionTree) declarations.valuesOf(local).get(0).getLeaf()))
        : Optional.empty();
  }

  /** {@code iterator.next()}. */
  private static boolean isStep(ExpressionTree tree, Iteration iteration) {
    return iteration.kind() == Kind.ITERATOR_LOOP
        && tree instanceof MethodInvocationTree call
        && Iterations.STEPS.contains(Trees.methodName(call))
        && Trees.symbol(Trees.receiver(call)) == iteration.variable().get();
  }

  /** Of {@code map.forEach((key, value) -> …)} the first one, too. */
  private static boolean isFirstParameter(VarSymbol local, TreePath function) {
    List<? extends VariableTree> parameters =
        function.getLeaf() instanceof LambdaExpressionTree lambda
            ? lambda.getParameters()
            : function.getParentPath().getLeaf() instanceof MethodTree method
                ? method.getParameters()
                : List.of();
    return !parameters.isEmpty() && Trees.symbol(parameters.get(0)) == local;
  }

  /**
   * The container or view under iterators, the steps of a pipeline, and the locals that hold it.
   */
  private ExpressionTree walked(ExpressionTree expression) {
    ExpressionTree tree = Trees.bare(expression);
    while (true) {
      if (tree instanceof MethodInvocationTree call
          && KEEP_ELEMENTS.contains(Trees.methodName(call))
          && Trees.receiver(call) != null) {
        tree = Trees.bare(Trees.receiver(call));
      } else if (Trees.symbol(tree) instanceof VarSymbol local && onlyValue(local).isPresent()) {
        tree = onlyValue(local).get();
      } else {
        return tree;
      }
    }
  }

  /** Whether the values of a map are walked: they tell nothing of the keys. */
  private static boolean isValues(ExpressionTree walked) {
    return walked instanceof MethodInvocationTree call && Trees.methodName(call).equals("values");
  }
}
