package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.ExecutorKind;
import io.github.mapvet.knowledge.ThreadEntries;
import java.util.List;
import java.util.Optional;

/** Which executor a call gives its task to, and on how many threads that runs it. */
final class Executors {
  private static final int DEEPEST = 6;

  /** {@code ThreadPoolExecutor}: core size, maximum size, time, unit, queue. */
  private static final int LEAST_ARGUMENTS_OF_A_POOL = 5;

  private final Declarations declarations;
  private final Terms terms;

  Executors(Declarations declarations, Terms terms) {
    this.declarations = declarations;
    this.terms = terms;
  }

  /**
   * An executor or timer.
   *
   * @param name its access path, where it has one
   */
  record Executor(Optional<Term> name, ExecutorKind kind) {
    boolean isDirect() {
      return kind == ExecutorKind.DIRECT;
    }

    boolean isSingle() {
      return kind == ExecutorKind.SINGLE;
    }
  }

  /** The executor of a call that takes a task. */
  Executor of(TreePath call) {
    ExpressionTree executor = executorOf(call.getLeaf());
    return executor == null
        ? new Executor(Optional.empty(), ExecutorKind.MANY)
        : new Executor(terms.of(executor, call), kindOf(executor, DEEPEST));
  }

  private static ExpressionTree executorOf(Tree call) {
    if (!(call instanceof MethodInvocationTree invocation)
        || !(Trees.symbol(call) instanceof MethodSymbol method)) {
      return null;
    }
    if (ThreadEntries.isFuture(method)) {
      int count = invocation.getArguments().size();
      boolean named =
          count == method.getParameters().size()
              && count > 1
              && method
                  .getParameters()
                  .get(count - 1)
                  .type
                  .tsym
                  .getQualifiedName()
                  .contentEquals("java.util.concurrent.Executor");
      return named ? invocation.getArguments().get(count - 1) : null;
    }
    return method.isStatic() || ThreadEntries.starts(method) ? null : Trees.receiver(invocation);
  }

  private ExecutorKind kindOf(ExpressionTree executor, int depth) {
    ExpressionTree tree = Trees.bare(executor);
    if (depth == 0) {
      return ExecutorKind.UNKNOWN;
    }
    if (tree instanceof MemberReferenceTree reference) {
      return reference.getName().contentEquals("run") ? ExecutorKind.DIRECT : ExecutorKind.UNKNOWN;
    }
    if (tree instanceof NewClassTree || tree instanceof MethodInvocationTree) {
      return Trees.symbol(tree) instanceof MethodSymbol method
          ? madeBy(method, tree, depth)
          : ExecutorKind.UNKNOWN;
    }
    return Trees.symbol(tree) instanceof VarSymbol variable
        ? common(declarations.valuesOf(variable), depth)
        : ExecutorKind.UNKNOWN;
  }

  private ExecutorKind madeBy(MethodSymbol method, ExpressionTree made, int depth) {
    List<? extends ExpressionTree> arguments =
        made instanceof NewClassTree created
            ? created.getArguments()
            : ((MethodInvocationTree) made).getArguments();
    ExecutorKind kind = ExecutorKind.madeBy(method);
    return switch (kind) {
      case BY_FIRST_ARGUMENT -> isOne(arguments) ? ExecutorKind.SINGLE : ExecutorKind.MANY;
      case LIKE_ARGUMENT ->
          arguments.isEmpty() ? ExecutorKind.UNKNOWN : kindOf(arguments.get(0), depth - 1);
      case UNKNOWN ->
          declarations
              .method(method)
              .map(m -> common(Trees.returnedBy(m), depth))
              .orElse(ExecutorKind.UNKNOWN);
      case DIRECT, MANY, SINGLE -> kind;
    };
  }

  /**
   * {@code newFixedThreadPool(1)}; a {@code ThreadPoolExecutor} may grow to its second argument.
   */
  private static boolean isOne(List<? extends ExpressionTree> arguments) {
    int counts = arguments.size() >= LEAST_ARGUMENTS_OF_A_POOL ? 2 : 1;
    return !arguments.isEmpty()
        && arguments.subList(0, counts).stream()
            .allMatch(
                a ->
                    a instanceof LiteralTree literal
                        && Integer.valueOf(1).equals(literal.getValue()));
  }

  /** What all the values are. */
  private ExecutorKind common(List<TreePath> values, int depth) {
    return values.stream()
        .filter(v -> v.getLeaf().getKind() != Tree.Kind.NULL_LITERAL)
        .map(v -> kindOf((ExpressionTree) v.getLeaf(), depth - 1))
        .reduce((a, b) -> a == b ? a : ExecutorKind.UNKNOWN)
        .orElse(ExecutorKind.UNKNOWN);
  }
}
