package io.github.mapvet.model;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import io.github.mapvet.knowledge.ArgumentUses;
import io.github.mapvet.knowledge.SharedObjects;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sizes that may be those of a moment ago. They are read for people to look at, as a management
 * bean's attribute, a metric or in a log; they are a first guess at how large a new container gets;
 * or a method says that it does without the lock on purpose.
 */
final class MonitoredNumbers {
  private final OutsideCalls outside;

  MonitoredNumbers(OutsideCalls outside) {
    this.outside = outside;
  }

  /** Whether a use only takes a size that goes to where numbers are shown. */
  boolean isForMonitoring(Use use) {
    return use.isSize() && isShown(use.path(), new HashSet<>());
  }

  private boolean isShown(TreePath number, Set<MethodSymbol> asked) {
    TreePath p = Trees.bareParent(number);
    while (isOperation(p.getLeaf())) {
      p = Trees.bareParent(p);
    }
    if (p.getLeaf() instanceof LambdaExpressionTree) {
      return isGivenToMeter(p);
    }
    if (isLogged(p.getLeaf()) || isCapacity(p.getLeaf()) || onlyLogs(p.getLeaf())) {
      return true;
    }
    TreePath body = Trees.enclosingBody(p);
    return p.getLeaf() instanceof ReturnTree
        && (body.getLeaf() instanceof LambdaExpressionTree
            ? isGivenToMeter(body)
            : body.getLeaf() instanceof MethodTree method && isShownBy(method, body, asked));
  }

  private static boolean isOperation(Tree tree) {
    return tree instanceof BinaryTree
        || tree instanceof UnaryTree
        || tree instanceof ConditionalExpressionTree;
  }

  private static boolean isLogged(Tree around) {
    return around instanceof MethodInvocationTree call
        && Trees.symbol(call) instanceof MethodSymbol method
        && ArgumentUses.isPrinted(method);
  }

  /** {@code new ArrayList<>(map.size())}. */
  private static boolean isCapacity(Tree around) {
    return around instanceof NewClassTree created
        && Trees.symbol(created) instanceof MethodSymbol constructor
        && created.getArguments().size() == 1
        && constructor.owner.getQualifiedName().toString().startsWith("java.util.");
  }

  /** {@code if (!queue.isEmpty()) log.warn(…);}. */
  private static boolean onlyLogs(Tree around) {
    return around instanceof IfTree branch
        && branch.getElseStatement() == null
        && statements(branch.getThenStatement()).stream()
            .allMatch(s -> s instanceof ExpressionStatementTree e && isLogged(e.getExpression()));
  }

  private static List<? extends StatementTree> statements(StatementTree statement) {
    return statement instanceof BlockTree block ? block.getStatements() : List.of(statement);
  }

  private boolean isShownBy(MethodTree tree, TreePath path, Set<MethodSymbol> asked) {
    return Trees.symbol(tree) instanceof MethodSymbol method
        && asked.add(method)
        && (SharedObjects.managementCalls().stream().anyMatch(a -> Annotations.has(tree, a))
            || Comments.sayLockFree(path)
            || isOfBean(method)
            || areAllShown(method, asked));
  }

  /** A method of an {@code XyzMBean} interface, or of a gauge. */
  private boolean isOfBean(MethodSymbol method) {
    return outside.namesOf(method).stream()
        .anyMatch(m -> SharedObjects.isMeter(m.owner.getQualifiedName().toString()));
  }

  /** Whether all who call or refer to a method show what it gives; somebody does. */
  private boolean areAllShown(MethodSymbol method, Set<MethodSymbol> asked) {
    List<TreePath> names = outside.allNamesOf(method);
    return !names.isEmpty()
        && names.stream()
            .allMatch(
                n ->
                    n.getLeaf() instanceof MethodInvocationTree
                        ? isShown(n, asked)
                        : isGivenToMeter(n));
  }

  /** {@code registry.gauge("entries", map::size)}. */
  private static boolean isGivenToMeter(TreePath function) {
    Tree around = Trees.bareParent(function).getLeaf();
    return around instanceof MethodInvocationTree call
        && SharedObjects.takesMeter(Trees.methodName(call));
  }
}
