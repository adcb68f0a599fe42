package io.github.mapvet.model;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.ExecutorThreads;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds out what runs a task that is handed to a thread or an executor. */
final class Carriers {
  /** Methods that are called once in the life of an object. */
  private static final Pattern CALLED_ONCE =
      Pattern.compile("(?i)(start|init|open|main|launch|set|run|activate|connect|register).*");

  /** Methods that call their function for each of many. */
  private static final Pattern FOR_EACH = Pattern.compile("forEach.*|map.*|flatMap.*|peek");

  private final Declarations declarations;
  private final Terms terms;

  Carriers(Declarations declarations, Terms terms) {
    this.declarations = declarations;
    this.terms = terms;
  }

  /**
   * What runs a task.
   *
   * @param call path of the call or {@code new} that is given the task
   */
  Carrier of(TreePath call) {
    if (!(Trees.symbol(call.getLeaf()) instanceof MethodSymbol method)) {
      return Carrier.NOT_KNOWN;
    }
    Optional<ExpressionTree> executor = executor(call.getLeaf(), method);
    ExecutorThreads threads =
        executor.map(this::threadsOf).orElseGet(() -> ExecutorThreads.without(method));
    boolean many =
        !ExecutorThreads.isPeriodic(method)
            && !isWaitedForAtOnce(call)
            && (isInLoop(call) || (threads == ExecutorThreads.SEVERAL && isCalledOften(call)));
    return new Carrier(threads, executor.flatMap(e -> terms.of(e, call)), many, call);
  }

  /** The executor that a call names: its receiver or an argument. */
  private static Optional<ExpressionTree> executor(Tree tree, MethodSymbol method) {
    if (!(tree instanceof MethodInvocationTree call)) {
      return Optional.empty();
    }
    if (ExecutorThreads.isExecutor(method.owner.type)) {
      return Optional.ofNullable(Trees.receiver(call));
    }
    return call.getArguments().stream()
        .filter(a -> ExecutorThreads.isExecutor(Trees.type(a)))
        .findFirst()
        .map(ExpressionTree.class::cast);
  }

  private ExecutorThreads threadsOf(ExpressionTree executor) {
    ExpressionTree tree = Trees.bare(executor);
    if (!(Trees.symbol(tree) instanceof VarSymbol variable)) {
      return ExecutorThreads.madeBy(tree);
    }
    Set<ExecutorThreads> all =
        declarations.valuesOf(variable).stream()
            .map(v -> Trees.bare((ExpressionTree) v.getLeaf()))
            .filter(v -> v.getKind() != Tree.Kind.NULL_LITERAL)
            .map(ExecutorThreads::madeBy)
            .collect(Collectors.toSet());
    return all.size() == 1 ? all.iterator().next() : ExecutorThreads.NOT_KNOWN;
  }

  private static boolean isInLoop(TreePath call) {
    for (TreePath p = call; p != null && !(p.getLeaf() instanceof MethodTree); ) {
      if (p.getLeaf() instanceof LambdaExpressionTree && !isForEach(p)) {
        return false;
      }
      if (isLoop(p.getLeaf()) || p.getLeaf() instanceof LambdaExpressionTree) {
        return true;
      }
      p = p.getParentPath();
    }
    return false;
  }

  private static boolean isLoop(Tree tree) {
    return tree instanceof ForLoopTree
        || tree instanceof EnhancedForLoopTree
        || tree instanceof WhileLoopTree
        || tree instanceof DoWhileLoopTree;
  }

  private static boolean isForEach(TreePath lambda) {
    return lambda.getParentPath().getLeaf() instanceof MethodInvocationTree call
        && FOR_EACH.matcher(Trees.methodName(call)).matches();
  }

  /** {@code executor.submit(task).get()}. */
  private static boolean isWaitedForAtOnce(TreePath call) {
    TreePath around = call.getParentPath();
    return around.getLeaf() instanceof MemberSelectTree
        && around.getParentPath().getLeaf() instanceof MethodInvocationTree outer
        && Joins.isJoin(outer);
  }

  /** Each call of a method that anybody may call hands over one more task. */
  private boolean isCalledOften(TreePath call) {
    TreePath body = Trees.enclosingBody(call);
    return body.getLeaf() instanceof MethodTree tree
        && Trees.symbol(tree) instanceof MethodSymbol method
        && !method.isConstructor()
        && !declarations.isInternal(method)
        && !method.isPrivate()
        && !CALLED_ONCE.matcher(method.name).matches()
        && !Joins.isBetween(body, Trees.start(call.getLeaf()), Integer.MAX_VALUE);
  }
}
