package io.github.mapvet.atomicity;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.util.TreePath;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.fix.Indents;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.IgnoredUpdate;
import io.github.mapvet.model.Trees;
import java.util.List;
import java.util.Optional;

/** Repairs of an ignored outcome: what relies on the update is done only if it succeeded. */
final class ConditionalUpdateFixes {
  private ConditionalUpdateFixes() {}

  /**
   * {@code m.remove(k, v); size--;} becomes {@code if (m.remove(k, v)) { size--; }}. Only where the
   * next statement, and none after it, relies on the update.
   */
  static Optional<Fix> of(ClassModel model, IgnoredUpdate update) {
    TreePath statement = update.path().getParentPath();
    if (!(statement.getLeaf() instanceof ExpressionStatementTree)
        || !(statement.getParentPath().getLeaf() instanceof BlockTree block)) {
      return Optional.empty();
    }
    List<? extends StatementTree> statements = block.getStatements();
    int index = statements.indexOf(statement.getLeaf());
    if (index + 2 != statements.size()
        || !(statements.get(index + 1) instanceof ExpressionStatementTree next)
        || !Trees.isWithin(update.reliance(), next)) {
      return Optional.empty();
    }
    String indent = Indents.before(model.state().getSourceCode(), Trees.start(statement.getLeaf()));
    return Optional.of(
        model
            .fix()
            .replace(statement.getLeaf(), "if (" + model.source(update.path().getLeaf()) + ") {")
            .insertBefore(next, "  ")
            .insertAfter(next, "\n" + indent + "}")
            .build("Go on only if it succeeded"));
  }
}
