package io.github.mapvet.model;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;

/**
 * Looks without a lock that only say whether it is worth while to take it: {@code if
 * (!queue.isEmpty()) { synchronized (lock) { … } }}. What is done is done under the lock.
 */
public final class Hints {
  private Hints() {}

  /**
   * Whether a use is such a look.
   *
   * @param guard the lock that the use does without
   */
  public static boolean isHint(Use use, SharedField field, Term guard) {
    TreePath test = condition(use.path());
    if (!use.isSize()
        || !(test.getParentPath().getLeaf() instanceof IfTree branch)
        || branch.getCondition() != test.getLeaf()
        || branch.getElseStatement() != null) {
      return false;
    }
    Tree then = branch.getThenStatement();
    return field.sharedUses().stream().anyMatch(u -> Trees.isWithin(u.path(), then))
        && field.sharedUses().stream()
            .filter(u -> Trees.isWithin(u.path(), then))
            .allMatch(u -> u.holds(guard));
  }

  /** The whole condition that an operand is a part of. */
  private static TreePath condition(TreePath operand) {
    TreePath p = operand;
    while (p.getParentPath().getLeaf() instanceof BinaryTree
        || p.getParentPath().getLeaf() instanceof UnaryTree
        || p.getParentPath().getLeaf() instanceof ParenthesizedTree) {
      p = p.getParentPath();
    }
    return p;
  }
}
