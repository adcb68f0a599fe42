package io.github.mapvet.model;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import io.github.mapvet.knowledge.ThreadEntries;
import java.util.regex.Pattern;

/** Finds out what runs a task that is handed to a thread or an executor. */
final class Carriers {
  /** Methods that are called once in the life of an object. */
  private static final Pattern CALLED_ONCE =
      Pattern.compile("(?i)(start|init|open|main|launch|set|run|activate|connect|register).*");

  /** Methods that call their function for each of many. */
  private static final Pattern FOR_EACH = Pattern.compile("forEach.*|map.*|flatMap.*|peek");

  private final Declarations declarations;
  private final Executors executors;

  Carriers(Declarations declarations, Terms terms) {
    this.declarations = declarations;
    this.executors = new Executors(declarations, terms);
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
    Executors.Executor executor = executors.of(call);
    boolean many =
        !ThreadEntries.isPeriodic(method)
            && !isWaitedForAtOnce(call)
            && (isInLoop(call) || (!ThreadEntries.onlyWraps(method) && isCalledOften(call)));
    return new Carrier(executor.kind(), executor.name(), many, call);
  }

  private static boolean isInLoop(TreePath call) {
    for (TreePath p = call; p != null && !(p.getLeaf() instanceof MethodTree); ) {
      if (p.getLeaf() instanceof LambdaExpressionTree && !isForEach(p)) {
        return false;
      }
      if (ControlFlow.isLoop(p.getLeaf()) || p.getLeaf() instanceof LambdaExpressionTree) {
        return true;
      }
      p = p.getParentPath();
    }
    return false;
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
        && JoinCalls.isJoin(outer);
  }

  /** Each call of a method that anybody may call hands over one more task. */
  private boolean isCalledOften(TreePath call) {
    TreePath body = Trees.enclosingBody(call);
    return body.getLeaf() instanceof MethodTree tree
        && Trees.symbol(tree) instanceof MethodSymbol method
        && !method.isConstructor()
        && !declarations.isInternal(method)
        && !method.isPrivate()
        && !CALLED_ONCE.matcher(method.name.toString()).matches()
        && !JoinCalls.isBetween(body, Trees.start(call.getLeaf()), Integer.MAX_VALUE);
  }
}
