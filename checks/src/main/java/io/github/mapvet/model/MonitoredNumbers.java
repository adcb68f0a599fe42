package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import io.github.mapvet.knowledge.SharedObjects;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sizes that are read for people to look at: a management bean's attribute or a metric, which may
 * be that of a moment ago, and a method that says that it does without the lock on purpose.
 */
final class MonitoredNumbers {
  private static final ImmutableSet<String> SIZES = ImmutableSet.of("isEmpty", "size");

  private final OutsideCalls outside;

  MonitoredNumbers(OutsideCalls outside) {
    this.outside = outside;
  }

  /** Whether a use only takes a size that goes to where numbers are shown. */
  boolean isForMonitoring(Use use) {
    return use.kind() == Use.Kind.READ
        && use.path().getLeaf() instanceof MethodInvocationTree call
        && SIZES.contains(Trees.methodName(call))
        && isShown(use.path(), new HashSet<>());
  }

  private boolean isShown(TreePath number, Set<MethodSymbol> asked) {
    TreePath p = Trees.bareParent(number);
    while (p.getLeaf() instanceof BinaryTree || p.getLeaf() instanceof ConditionalExpressionTree) {
      p = Trees.bareParent(p);
    }
    if (p.getLeaf() instanceof LambdaExpressionTree) {
      return isGivenToMeter(p);
    }
    TreePath body = Trees.enclosingBody(p);
    return p.getLeaf() instanceof ReturnTree
        && (body.getLeaf() instanceof LambdaExpressionTree
            ? isGivenToMeter(body)
            : body.getLeaf() instanceof MethodTree method && isShownBy(method, body, asked));
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
