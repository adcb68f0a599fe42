package io.github.mapvet.model;

import com.google.common.collect.Lists;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.List;

/**
 * Walks back the way that control came to a place, and tells which conditions led there: branches,
 * loops, the other side of {@code &&} and {@code ||}, and early exits before.
 */
abstract class Conditions {
  private final Changes changes;
  private final Declarations declarations;

  Conditions(Changes changes, Declarations declarations) {
    this.changes = changes;
    this.declarations = declarations;
  }

  /**
   * Takes one condition, no longer a combination of others; the latest comes first.
   *
   * @param test the condition
   * @param context path of a tree around it
   * @param truth its outcome on this way
   */
  abstract void addTest(ExpressionTree test, TreePath context, boolean truth);

  /**
   * Takes a condition that may have led here but need not: one side of an {@code ||} that was true,
   * or what was asked before an exit further inside.
   *
   * @param truth its outcome if it was the one
   */
  void addPossible(ExpressionTree test, TreePath context, boolean truth) {}

  /** Takes a call that the place is an argument of. */
  void addCallAround(MethodInvocationTree call, Tree argument, TreePath path) {}

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
    } else if (tree instanceof SwitchTree choice && choice.getCases().contains(child)) {
      addTest(Trees.bare(choice.getExpression()), parent, true);
    } else if (tree instanceof MethodInvocationTree call && call.getArguments().contains(child)) {
      addCallAround(call, child, parent);
    }
  }

  private void addShortCircuit(BinaryTree both, TreePath path) {
    switch (both.getKind()) {
      case CONDITIONAL_AND -> addCondition(both.getLeftOperand(), path, true);
      case CONDITIONAL_OR -> addCondition(both.getLeftOperand(), path, false);
      default -> {}
    }
  }

  private void addEarlyExits(List<? extends StatementTree> statements, Tree child, TreePath block) {
    for (int i = statements.indexOf(child) - 1; i >= 0; i--) {
      addPassed(new TreePath(block, statements.get(i)), true);
    }
  }

  /**
   * Adds what is known because control came past a statement: {@code if (map.containsKey(key))
   * return;} leaves only the other case.
   *
   * @param certain whether control came past it on every way
   */
  private void addPassed(TreePath path, boolean certain) {
    Tree tree = path.getLeaf();
    if (tree instanceof IfTree branch) {
      addPassedIf(branch, path, certain);
    } else if (tree instanceof BlockTree block) {
      addPassedAll(block, path, certain);
    } else if (tree instanceof SynchronizedTree region) {
      addPassedAll(region.getBlock(), new TreePath(path, region.getBlock()), certain);
    } else if (tree instanceof TryTree attempt) {
      boolean caught =
          attempt.getCatches().stream().anyMatch(c -> !ControlFlow.neverCompletes(c.getBlock()));
      addPassedAll(attempt.getBlock(), new TreePath(path, attempt.getBlock()), certain && !caught);
    } else if (tree instanceof WhileLoopTree loop) {
      addOutcome(loop.getCondition(), path, false, certain);
    } else if (tree instanceof DoWhileLoopTree loop) {
      addOutcome(loop.getCondition(), path, false, certain);
    }
  }

  private void addPassedAll(BlockTree block, TreePath path, boolean certain) {
    for (StatementTree statement : Lists.reverse(block.getStatements())) {
      addPassed(new TreePath(path, statement), certain);
    }
  }

  private void addPassedIf(IfTree branch, TreePath path, boolean certain) {
    if (ControlFlow.neverCompletes(branch.getThenStatement())) {
      addOutcome(branch.getCondition(), path, false, certain);
    } else if (ControlFlow.neverCompletes(branch.getElseStatement())) {
      addOutcome(branch.getCondition(), path, true, certain);
    } else if (mayLeave(branch)) {
      addPassed(new TreePath(path, branch.getThenStatement()), false);
      if (branch.getElseStatement() != null) {
        addPassed(new TreePath(path, branch.getElseStatement()), false);
      }
      addPossibly(branch.getCondition(), path, !mayLeave(branch.getThenStatement()));
    }
  }

  /** Whether control can leave from inside a statement. */
  private static boolean mayLeave(StatementTree statement) {
    boolean[] leaves = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitReturn(ReturnTree tree, Void unused) {
        leaves[0] = true;
        return null;
      }

      @Override
      public Void visitThrow(ThrowTree tree, Void unused) {
        leaves[0] = true;
        return null;
      }

      @Override
      public Void visitContinue(ContinueTree tree, Void unused) {
        leaves[0] = true;
        return null;
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
        return null;
      }

      @Override
      public Void visitClass(ClassTree tree, Void unused) {
        return null;
      }
    }.scan(statement, null);
    return leaves[0];
  }

  private void addOutcome(
      ExpressionTree condition, TreePath context, boolean truth, boolean certain) {
    if (certain) {
      addCondition(condition, context, truth);
    } else {
      addPossibly(condition, context, truth);
    }
  }

  /** Adds what follows when {@code condition} has the value {@code truth}. */
  final void addCondition(ExpressionTree condition, TreePath context, boolean truth) {
    ExpressionTree tree = Trees.bare(condition);
    switch (tree.getKind()) {
      case LOGICAL_COMPLEMENT -> addCondition(((UnaryTree) tree).getExpression(), context, !truth);
      case CONDITIONAL_AND, CONDITIONAL_OR -> {
        if (truth == (tree.getKind() == Tree.Kind.CONDITIONAL_AND)) {
          addCondition(((BinaryTree) tree).getRightOperand(), context, truth);
          addCondition(((BinaryTree) tree).getLeftOperand(), context, truth);
        } else {
          addPossibly(tree, context, truth);
        }
      }
      case IDENTIFIER -> {
        // boolean there = map.containsKey(key); if (there) …
        TreePath answer = declarations.onlyValue(Trees.at(tree, context));
        if (answer.getLeaf() == tree) {
          addTest(tree, context, truth);
        } else {
          addCondition((ExpressionTree) answer.getLeaf(), answer, truth);
        }
      }
      default -> addTest(tree, context, truth);
    }
  }

  /** Takes a condition apart of which no part is certain. */
  private void addPossibly(ExpressionTree condition, TreePath context, boolean truth) {
    ExpressionTree tree = Trees.bare(condition);
    switch (tree.getKind()) {
      case LOGICAL_COMPLEMENT -> addPossibly(((UnaryTree) tree).getExpression(), context, !truth);
      case CONDITIONAL_AND, CONDITIONAL_OR -> {
        addPossibly(((BinaryTree) tree).getRightOperand(), context, truth);
        addPossibly(((BinaryTree) tree).getLeftOperand(), context, truth);
      }
      case IDENTIFIER -> {
        TreePath answer = declarations.onlyValue(Trees.at(tree, context));
        if (answer.getLeaf() == tree) {
          addPossible(tree, context, truth);
        } else {
          addPossibly((ExpressionTree) answer.getLeaf(), answer, truth);
        }
      }
      default -> addPossible(tree, context, truth);
    }
  }
}
