package io.github.mapvet.model;

import com.google.common.collect.Lists;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of the values that a local is given may be in it at a place: an assignment kills what was
 * there before.
 */
final class Values {
  private final Declarations declarations;

  Values(Declarations declarations) {
    this.declarations = declarations;
  }

  /**
   * The values that may reach a place, the latest first. The order of the source stands for the
   * order of execution; loops are not followed round.
   *
   * @param local a local variable
   * @param place a tree in the same method
   * @param path path of that tree, or of one around it
   */
  List<TreePath> reaching(VarSymbol local, Tree place, TreePath path) {
    List<TreePath> reaching = new ArrayList<>();
    for (TreePath value : Lists.reverse(declarations.valuesOf(local))) {
      if (Trees.start(value.getLeaf()) >= Trees.start(place) || isInOtherBranch(value, path)) {
        continue;
      }
      reaching.add(value);
      if (Trees.isWithin(path, blockOf(value))) {
        break;
      }
    }
    return reaching;
  }

  /**
   * The statement list that an assignment belongs to: it is executed whenever what follows there
   * is.
   */
  private static Tree blockOf(TreePath value) {
    TreePath p = value;
    while (p.getParentPath() != null
        && !(p.getLeaf() instanceof BlockTree || p.getLeaf() instanceof CaseTree)) {
      TreePath parent = p.getParentPath();
      if (isConditional(parent.getLeaf(), p.getLeaf())) {
        return p.getLeaf();
      }
      p = parent;
    }
    return p.getLeaf();
  }

  private static boolean isConditional(Tree parent, Tree child) {
    return switch (parent.getKind()) {
      case IF -> ((IfTree) parent).getCondition() != child;
      case CONDITIONAL_AND, CONDITIONAL_OR -> ((BinaryTree) parent).getRightOperand() == child;
      case CONDITIONAL_EXPRESSION -> ((ConditionalExpressionTree) parent).getCondition() != child;
      default -> false;
    };
  }

  /** {@code if (…) { local = value; } else { place }}. */
  private static boolean isInOtherBranch(TreePath value, TreePath place) {
    for (TreePath p = value; p.getParentPath() != null; p = p.getParentPath()) {
      if (p.getParentPath().getLeaf() instanceof IfTree branch
          && branch.getThenStatement() == p.getLeaf()
          && branch.getElseStatement() != null
          && Trees.isWithin(place, branch.getElseStatement())) {
        return true;
      }
    }
    return false;
  }
}
