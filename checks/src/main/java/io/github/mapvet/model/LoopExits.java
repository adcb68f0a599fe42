package io.github.mapvet.model;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;

/** Whether code makes its loop's condition false: {@code while (it.hasNext() && !done)}. */
final class LoopExits {
  private LoopExits() {}

  /**
   * Whether the statements around a place make sure that the loop ends with this round.
   *
   * @param place a tree in the loop's body
   */
  static boolean follow(TreePath place, Tree loop) {
    ExpressionTree condition = condition(loop);
    for (TreePath p = place; p.getLeaf() != loop; p = p.getParentPath()) {
      if (p.getLeaf() instanceof BlockTree block
          && block.getStatements().stream().anyMatch(s -> falsifies(s, condition))) {
        return true;
      }
    }
    return false;
  }

  private static ExpressionTree condition(Tree loop) {
    if (loop instanceof WhileLoopTree tree) {
      return tree.getCondition();
    }
    if (loop instanceof DoWhileLoopTree tree) {
      return tree.getCondition();
    }
    return loop instanceof ForLoopTree tree ? tree.getCondition() : null;
  }

  private static boolean falsifies(StatementTree statement, ExpressionTree condition) {
    return condition != null
        && statement instanceof ExpressionStatementTree expression
        && expression.getExpression() instanceof AssignmentTree assignment
        && Trees.symbol(assignment.getVariable()) instanceof VarSymbol variable
        && isFalseOnce(Trees.bare(condition), variable, Trees.bare(assignment.getExpression()));
  }

  /** Whether a condition is false when a variable has been given a value. */
  private static boolean isFalseOnce(ExpressionTree condition, Symbol variable, Tree value) {
    return switch (condition.getKind()) {
      case CONDITIONAL_AND -> {
        BinaryTree and = (BinaryTree) condition;
        yield isFalseOnce(Trees.bare(and.getLeftOperand()), variable, value)
            || isFalseOnce(Trees.bare(and.getRightOperand()), variable, value);
      }
      case LOGICAL_COMPLEMENT ->
          isLiteral(value, true)
              && Trees.symbol(((UnaryTree) condition).getExpression()) == variable;
      case EQUAL_TO -> {
        BinaryTree equal = (BinaryTree) condition;
        yield Trees.symbol(equal.getLeftOperand()) == variable
            && equal.getRightOperand().getKind() == Tree.Kind.NULL_LITERAL
            && value.getKind() != Tree.Kind.NULL_LITERAL;
      }
      default -> isLiteral(value, false) && Trees.symbol(condition) == variable;
    };
  }

  private static boolean isLiteral(Tree value, boolean wanted) {
    return value instanceof LiteralTree literal && literal.getValue().equals(wanted);
  }
}
