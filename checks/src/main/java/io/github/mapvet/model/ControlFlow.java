package io.github.mapvet.model;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.tree.JCTree;
import java.util.List;

/** Where control can go after a statement, from the structure of the source alone. */
public final class ControlFlow {
  private ControlFlow() {}

  /** What follows a statement that was executed. */
  private enum After {
    /** The next statement. */
    FALLS_THROUGH,
    /** The next round of the loop in question. */
    NEXT_ROUND,
    /** Neither: the loop, or the method, is left. */
    LEAVES
  }

  /**
   * Whether the loop can begin another round after the tree at {@code path} was evaluated.
   *
   * @param path a tree in the loop's body
   * @param loop the loop statement, or a method or function: its next round is the next call
   */
  public static boolean reachesNextRound(TreePath path, Tree loop) {
    TreePath child = path;
    if (leavesWhenTrue(path, loop)) {
      return false;
    }
    for (TreePath p = path.getParentPath(); p != null; p = p.getParentPath()) {
      Tree parent = p.getLeaf();
      if (parent == loop) {
        return true;
      }
      After after = afterWithin(child.getLeaf(), p, loop);
      if (after != After.FALLS_THROUGH) {
        return after == After.NEXT_ROUND;
      }
      child = p;
    }
    return true;
  }

  /**
   * Whether the method or function around a tree can come to its end after the tree was evaluated:
   * not if an exception is thrown on every way.
   */
  static boolean completesAfter(TreePath path) {
    return reachesNextRound(path, Trees.enclosingBody(path).getLeaf());
  }

  /**
   * Whether control can come from one tree to another that stands after it in the same body, loops
   * not followed round: neither does it leave before, nor do the two stand in alternatives.
   *
   * @param first a tree that was evaluated
   * @param second a later tree
   */
  public static boolean canFollow(TreePath first, TreePath second) {
    TreePath child = first;
    TreePath p = first;
    while (!Trees.isWithin(second, p.getLeaf())) {
      child = p;
      p = p.getParentPath();
      boolean meet = Trees.isWithin(second, p.getLeaf());
      if (!meet && afterWithin(child.getLeaf(), p, commonTo(p, second)) != After.FALLS_THROUGH) {
        return false;
      }
    }
    return !areAlternatives(p.getLeaf(), child.getLeaf(), second);
  }

  private static Tree commonTo(TreePath first, TreePath second) {
    TreePath p = first;
    while (!Trees.isWithin(second, p.getLeaf())) {
      p = p.getParentPath();
    }
    return p.getLeaf();
  }

  /** Whether of what holds two trees only one part is executed after the other's. */
  private static boolean areAlternatives(Tree holder, Tree first, TreePath second) {
    if (holder instanceof IfTree branch) {
      return first != branch.getCondition();
    }
    if (holder instanceof ConditionalExpressionTree choice) {
      return first != choice.getCondition();
    }
    if (holder instanceof TryTree attempt) {
      return attempt.getCatches().stream().anyMatch(c -> Trees.isWithin(second, c));
    }
    return first instanceof CaseTree;
  }

  /**
   * The outermost block that is executed whenever the tree is evaluated, up to what may leave it
   * out or repeat it.
   */
  static TreePath runsWith(TreePath tree) {
    TreePath p = tree;
    while (p.getParentPath() != null && !mayLeaveOut(p.getParentPath().getLeaf(), p.getLeaf())) {
      p = p.getParentPath();
    }
    return p;
  }

  private static boolean mayLeaveOut(Tree parent, Tree child) {
    return switch (parent.getKind()) {
      case IF -> ((IfTree) parent).getCondition() != child;
      case CONDITIONAL_EXPRESSION -> ((ConditionalExpressionTree) parent).getCondition() != child;
      case CONDITIONAL_AND, CONDITIONAL_OR -> ((BinaryTree) parent).getRightOperand() == child;
      case CATCH, CASE, LAMBDA_EXPRESSION, METHOD -> true;
      default -> isLoop(parent);
    };
  }

  /** Whether a tree is a loop statement. */
  static boolean isLoop(Tree tree) {
    return tree instanceof ForLoopTree
        || tree instanceof EnhancedForLoopTree
        || tree instanceof WhileLoopTree
        || tree instanceof DoWhileLoopTree;
  }

  /** Whether control never gets to what follows the statement: it ends in a jump on every way. */
  public static boolean neverCompletes(StatementTree statement) {
    return after(statement, null) == After.LEAVES;
  }

  /** {@code if (list.remove(x)) { …; break; }}: where nothing was removed the loop may go on. */
  private static boolean leavesWhenTrue(TreePath path, Tree loop) {
    TreePath p = path;
    while (keepsTruth(p.getParentPath().getLeaf())) {
      p = p.getParentPath();
    }
    if (p.getParentPath().getLeaf() instanceof IfTree branch
        && branch.getCondition() == p.getLeaf()) {
      return after(branch.getThenStatement(), loop) == After.LEAVES;
    }
    return p.getParentPath().getLeaf().getKind() == Tree.Kind.LOGICAL_COMPLEMENT
        && isCondition(p.getParentPath(), loop);
  }

  /** {@code do { … } while (!ref.compareAndSet(old, changed));}. */
  private static boolean isCondition(TreePath path, Tree loop) {
    TreePath p = path;
    while (p.getLeaf() != loop && p.getParentPath().getLeaf() instanceof ParenthesizedTree) {
      p = p.getParentPath();
    }
    return (loop instanceof WhileLoopTree asked && asked.getCondition() == p.getLeaf())
        || (loop instanceof DoWhileLoopTree repeated && repeated.getCondition() == p.getLeaf());
  }

  /** {@code (x)}, {@code x && y} and {@code x != null} are true only if {@code x} was. */
  private static boolean keepsTruth(Tree tree) {
    return switch (tree.getKind()) {
      case PARENTHESIZED, CONDITIONAL_AND, NOT_EQUAL_TO -> true;
      default -> false;
    };
  }

  /**
   * What the rest of the enclosing statement list, or the enclosing construct, does after {@code
   * child}.
   */
  private static After afterWithin(Tree child, TreePath parent, Tree loop) {
    Tree tree = parent.getLeaf();
    if (tree instanceof BlockTree block) {
      return afterAll(following(block.getStatements(), child), loop);
    }
    if (tree instanceof CaseTree switchCase && switchCase.getStatements() != null) {
      return afterAll(following(switchCase.getStatements(), child), loop);
    }
    if (tree instanceof TryTree attempt && attempt.getFinallyBlock() != null) {
      return child == attempt.getFinallyBlock()
          ? After.FALLS_THROUGH
          : after(attempt.getFinallyBlock(), loop);
    }
    return isOwnStatement(child) ? after((StatementTree) child, loop) : After.FALLS_THROUGH;
  }

  /** A {@code return} or {@code throw} whose expression holds the tree leaves right after it. */
  private static boolean isOwnStatement(Tree tree) {
    return tree instanceof ReturnTree || tree instanceof ThrowTree;
  }

  private static List<? extends StatementTree> following(
      List<? extends StatementTree> statements, Tree child) {
    int index = statements.indexOf(child);
    // The statement that holds the tree counts too when it is itself a jump: return map.remove(k);
    boolean jump = index >= 0 && isOwnStatement(child);
    return statements.subList(
        Math.min(index + (jump ? 0 : 1), statements.size()), statements.size());
  }

  private static After afterAll(List<? extends StatementTree> statements, Tree loop) {
    for (StatementTree statement : statements) {
      After after = after(statement, loop);
      if (after != After.FALLS_THROUGH) {
        return after;
      }
    }
    return After.FALLS_THROUGH;
  }

  private static After after(StatementTree statement, Tree loop) {
    if (statement == null) {
      return After.FALLS_THROUGH;
    }
    return switch (statement.getKind()) {
      case RETURN -> loop != null && Trees.isBody(loop) ? After.NEXT_ROUND : After.LEAVES;
      case THROW -> After.LEAVES;
      case EXPRESSION_STATEMENT ->
          endsProgram((ExpressionStatementTree) statement) ? After.LEAVES : After.FALLS_THROUGH;
      case BREAK -> afterBreak((BreakTree) statement, loop);
      case CONTINUE -> afterContinue((ContinueTree) statement, loop);
      case BLOCK -> afterAll(((BlockTree) statement).getStatements(), loop);
      case SYNCHRONIZED -> after(((SynchronizedTree) statement).getBlock(), loop);
      case LABELED_STATEMENT -> after(((LabeledStatementTree) statement).getStatement(), loop);
      case IF -> afterIf((IfTree) statement, loop);
      case TRY -> afterTry((TryTree) statement, loop);
      default -> After.FALLS_THROUGH;
    };
  }

  private static boolean endsProgram(ExpressionStatementTree statement) {
    return statement.getExpression() instanceof MethodInvocationTree call
        && Trees.methodName(call).equals("exit")
        && Trees.symbol(call) instanceof MethodSymbol method
        && method.owner.getQualifiedName().contentEquals("java.lang.System");
  }

  private static After afterIf(IfTree branch, Tree loop) {
    After yes = after(branch.getThenStatement(), loop);
    After no = after(branch.getElseStatement(), loop);
    return yes == no ? yes : worse(yes, no);
  }

  /** Where branches differ, the one that stays in the loop counts. */
  private static After worse(After a, After b) {
    return a == After.NEXT_ROUND || b == After.NEXT_ROUND ? After.NEXT_ROUND : After.FALLS_THROUGH;
  }

  private static After afterTry(TryTree attempt, Tree loop) {
    if (after(attempt.getFinallyBlock(), loop) != After.FALLS_THROUGH) {
      return after(attempt.getFinallyBlock(), loop);
    }
    After result = after(attempt.getBlock(), loop);
    for (CatchTree handler : attempt.getCatches()) {
      After handled = after(handler.getBlock(), loop);
      result = result == handled ? result : worse(result, handled);
    }
    return result;
  }

  private static After afterBreak(BreakTree jump, Tree loop) {
    Tree target = target(jump);
    return target != loop && isInside(target, loop) ? After.FALLS_THROUGH : After.LEAVES;
  }

  private static After afterContinue(ContinueTree jump, Tree loop) {
    Tree target = target(jump);
    if (target == loop) {
      return After.NEXT_ROUND;
    }
    return isInside(target, loop) ? After.FALLS_THROUGH : After.LEAVES;
  }

  private static Tree target(Tree jump) {
    Tree target =
        jump instanceof BreakTree
            ? ((JCTree.JCBreak) jump).target
            : ((JCTree.JCContinue) jump).target;
    return target instanceof LabeledStatementTree labelled ? labelled.getStatement() : target;
  }

  private static boolean isInside(Tree target, Tree loop) {
    boolean[] found = {target == null};
    new TreeScanner<Void, Void>() {
      @Override
      public Void scan(Tree tree, Void unused) {
        found[0] |= tree == target;
        return found[0] ? null : super.scan(tree, null);
      }
    }.scan(loop, null);
    return found[0];
  }
}
