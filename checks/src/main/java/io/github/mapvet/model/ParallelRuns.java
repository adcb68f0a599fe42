package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.InlineCalls;
import io.github.mapvet.knowledge.ParallelCalls;
import java.util.List;
import java.util.Optional;

/** Which functions are run on several threads at once by a call that waits for them. */
final class ParallelRuns {
  private static final int DEEPEST = 6;

  private final Declarations declarations;

  ParallelRuns(Declarations declarations) {
    this.declarations = declarations;
  }

  /**
   * The call in which the functions at {@code function} runs: the last one of a parallel stream's
   * pipeline.
   *
   * @param function path of a lambda or method reference
   * @return empty if one thread runs it
   */
  Optional<TreePath> of(TreePath function) {
    TreePath parent = Trees.bareParent(function);
    if (!(parent.getLeaf() instanceof MethodInvocationTree call)
        || Trees.receiver(call) == function.getLeaf()
        || !(Trees.symbol(call) instanceof MethodSymbol method)) {
      return Optional.empty();
    }
    if (InlineCalls.givesFunction(method)) {
      return of(parent);
    }
    if (ParallelCalls.isBulk(method)) {
      return Optional.of(parent);
    }
    if (!ParallelCalls.isOfStream(method) || ParallelCalls.runsInOrder(method)) {
      return Optional.empty();
    }
    TreePath last = lastOf(parent);
    return isParallel((ExpressionTree) last.getLeaf(), DEEPEST)
        ? Optional.of(last)
        : Optional.empty();
  }

  /** Whether a function is run by other threads than the one that makes the call. */
  boolean isParallel(TreePath function) {
    return (function.getLeaf() instanceof LambdaExpressionTree
            || function.getLeaf() instanceof MemberReferenceTree)
        && of(function).isPresent();
  }

  /** The last call of the pipeline, as far as it is written in one expression. */
  static TreePath lastOf(TreePath call) {
    TreePath last = call;
    while (Trees.bareParent(last).getLeaf() instanceof MemberSelectTree
        && Trees.bareParent(last).getParentPath().getLeaf() instanceof MethodInvocationTree next
        && Trees.symbol(next) instanceof MethodSymbol method
        && ParallelCalls.isOfStream(method)) {
      last = Trees.bareParent(last).getParentPath();
    }
    return last;
  }

  /** The call nearest to the end decides for the whole pipeline. */
  private boolean isParallel(ExpressionTree stream, int depth) {
    ExpressionTree tree = Trees.bare(stream);
    if (depth == 0) {
      return false;
    }
    if (tree instanceof MethodInvocationTree call
        && Trees.symbol(call) instanceof MethodSymbol method) {
      if (ParallelCalls.makesParallel(method)) {
        return true;
      }
      if (ParallelCalls.makesSequential(method)) {
        return false;
      }
      if (ParallelCalls.isToldByLastArgument(method)) {
        return isTrue(call.getArguments());
      }
      if (ParallelCalls.isOfStream(method) && !method.isStatic()) {
        return Trees.receiver(call) != null && isParallel(Trees.receiver(call), depth);
      }
      return returnsParallel(method, depth);
    }
    return Trees.symbol(tree) instanceof VarSymbol local
        && !(local.owner instanceof TypeSymbol)
        && declarations.valuesOf(local).stream()
            .anyMatch(v -> isParallel((ExpressionTree) v.getLeaf(), depth - 1));
  }

  private boolean returnsParallel(MethodSymbol method, int depth) {
    return declarations.method(method).stream()
        .flatMap(m -> Trees.returnedBy(m).stream())
        .anyMatch(v -> isParallel((ExpressionTree) v.getLeaf(), depth - 1));
  }

  private static boolean isTrue(List<? extends ExpressionTree> arguments) {
    Tree last = arguments.isEmpty() ? null : arguments.get(arguments.size() - 1);
    return last instanceof LiteralTree literal && Boolean.TRUE.equals(literal.getValue());
  }
}
