package io.github.mapvet.model;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import java.util.List;

/**
 * Walks back the way that control came to a place, and tells which conditions led there: branches,
 * loops, the other side of {@code &&} and {@code ||}, and early exits before.
 */
abstract class Conditions {
  private final Changes changes;

  Conditions(Changes changes) {
    this.changes = changes;
  }

  /**
   * Takes one condition, no longer a combination of others; the latest comes first.
   *
   * @param test the condition
   * @param context path of a tree around it
   * @param truth its outcome on this way
   */
  abstract void addTest(ExpressionTree test, TreePath context, boolean truth);

  /** Takes a call that the place is an argument of. */
  void addCallAround(MethodInvocationTree call, TreePath path) {}

  /** Walks from a place to the beginning of its method, or of the function that runs later. */
  final void walk(TreePath place) {
    TreePath child = place;
    for (TreePath p = place.getParentPath(); p != null && !isEnd(child); p = p.getParentPath()) {
      addFrom(p, child.getLeaf());
      child = p;
    }
  }

  /** A method's body is entered with nothing known, and so is a function that runs later. */
  private boolean isEnd(TreePath path) {
    Tree tree = path.getLeaf();
    return tree instanceof MethodTree
        || tree instanceof ClassTree
        || (tree instanceof LambdaExpressionTree && !changes.runsInline(path));
  }

  private void addFrom(TreePath parent, Tree child) {
    Tree tree = parent.getLeaf();
    if (tree instanceof IfTree branch && child != branch.getCondition()) {
      addCondition(branch.getCondition(), parent, child == branch.getThenStatement());
    } else if (tree instanceof ConditionalExpressionTree choice && child != choice.getCondition()) {
      addCondition(choice.getCondition(), parent, child == choice.getTrueExpression());
    } else if (tree instanceof WhileLoopTree loop && child == loop.getStatement()) {
      addCondition(loop.getCondition(), parent, true);
    } else if (tree instanceof ForLoopTree loop
        && child == loop.getStatement()
        && loop.getCondition() != null) {
      addCondition(loop.getCondition(), parent, true);
    } else if (tree instanceof BinaryTree both && child == both.getRightOperand()) {
      addShortCircuit(both, parent);
    } else if (tree instanceof BlockTree block) {
      addEarlyExits(block.getStatements(), child, parent);
    } else if (tree instanceof CaseTree option && option.getStatements() != null) {
      addEarlyExits(option.getStatements(), child, parent);
    } else if (tree instanceof MethodInvocationTree call && call.getArguments().contains(child)) {
      addCallAround(call, parent);
    }
  }

  private void addShortCircuit(BinaryTree both, TreePath path) {
    switch (both.getKind()) {
      case CONDITIONAL_AND -> addCondition(both.getLeftOperand(), path, true);
      case CONDITIONAL_OR -> addCondition(both.getLeftOperand(), path, false);
      default -> {}
    }
  }

  /** {@code if (map.containsKey(key)) return;} leaves only the other case. */
  private void addEarlyExits(List<? extends StatementTree> statements, Tree child, TreePath block) {
    for (int i = statements.indexOf(child) - 1; i >= 0; i--) {
      if (statements.get(i) instanceof IfTree branch) {
        TreePath path = new TreePath(block, branch);
        if (ControlFlow.neverCompletes(branch.getThenStatement())) {
          addCondition(branch.getCondition(), path, false);
        } else if (ControlFlow.neverCompletes(branch.getElseStatement())) {
          addCondition(branch.getCondition(), path, true);
        }
      }
    }
  }

  /** Adds what follows when {@code condition} has the value {@code truth}. */
  private void addCondition(ExpressionTree condition, TreePath context, boolean truth) {
    ExpressionTree tree = Trees.bare(condition);
    switch (tree.getKind()) {
      case LOGICAL_COMPLEMENT -> addCondition(((UnaryTree) tree).getExpression(), context, !truth);
      case CONDITIONAL_AND, CONDITIONAL_OR -> {
        if (truth == (tree.getKind() == Tree.Kind.CONDITIONAL_AND)) {
          addCondition(((BinaryTree) tree).getRightOperand(), context, truth);
          addCondition(((BinaryTree) tree).getLeftOperand(), context, truth);
        }
      }
      default -> addTest(tree, context, truth);
    }
  }
}
