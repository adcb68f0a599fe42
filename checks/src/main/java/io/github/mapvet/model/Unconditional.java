package io.github.mapvet.model;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;

/**
 * The expression statements of a piece of code that are executed on every way through it: those
 * under a condition may well know what they do.
 */
final class Unconditional {
  private Unconditional() {}

  /**
   * All of them, in the order of the source.
   *
   * @param code path of a statement
   * @return paths of the statements
   */
  static List<TreePath> statements(TreePath code) {
    List<TreePath> found = new ArrayList<>();
    collect(code, found);
    return found;
  }

  private static void collect(TreePath statement, List<TreePath> into) {
    Tree tree = statement.getLeaf();
    if (tree instanceof BlockTree block) {
      for (StatementTree s : block.getStatements()) {
        collect(new TreePath(statement, s), into);
      }
    } else if (tree instanceof SynchronizedTree locked) {
      collect(new TreePath(statement, locked.getBlock()), into);
    } else if (tree instanceof TryTree attempt) {
      collect(new TreePath(statement, attempt.getBlock()), into);
      if (attempt.getFinallyBlock() != null) {
        collect(new TreePath(statement, attempt.getFinallyBlock()), into);
      }
    } else if (tree instanceof ExpressionStatementTree) {
      into.add(statement);
    }
  }
}
