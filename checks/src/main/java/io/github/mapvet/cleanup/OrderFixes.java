package io.github.mapvet.cleanup;

import static java.util.stream.Collectors.joining;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.ControlFlow;
import io.github.mapvet.model.LateChange;
import io.github.mapvet.model.LockPath.Mode;
import io.github.mapvet.model.Trees;
import java.util.List;
import java.util.Optional;

/** Moves changes to where the lock is still held. */
final class OrderFixes {
  private static final String TITLE = "Change it before the lock is released";

  private OrderFixes() {}

  /**
   * Offered where the changes are statements that follow the release at once and evaluate nothing
   * that could throw in its way.
   */
  static Optional<Fix> of(ClassModel model, LateChange late) {
    if (late.release().lock().mode() == Mode.READ
        || late.changes().stream().anyMatch(c -> c.isIndirect() || !isSimple(c.site()))) {
      return Optional.empty();
    }
    List<TreePath> moved =
        late.changes().stream().map(change -> change.site().getParentPath()).toList();
    TreePath release = late.release().where();
    if (release.getLeaf() instanceof MethodInvocationTree) {
      TreePath statement = release.getParentPath();
      if (follow(statement, moved)) {
        return Optional.of(before(model, statement.getLeaf(), moved));
      }
      return guarding(statement)
          .filter(attempt -> follow(attempt, moved))
          .flatMap(attempt -> atEnd(model, ((TryTree) attempt.getLeaf()).getBlock(), moved));
    }
    return release.getLeaf() instanceof SynchronizedTree locked && follow(release, moved)
        ? atEnd(model, locked.getBlock(), moved)
        : Optional.empty();
  }

  private static boolean isSimple(TreePath change) {
    if (!(change.getParentPath().getLeaf() instanceof ExpressionStatementTree)) {
      return false;
    }
    Tree tree = change.getLeaf();
    if (tree instanceof AssignmentTree assignment) {
      return isSimple(assignment.getExpression())
          || (Trees.bare(assignment.getExpression()) instanceof NewClassTree made
              && made.getArguments().isEmpty());
    }
    return tree instanceof MethodInvocationTree call
        && Trees.receiver(call) != null
        && isSimple(Trees.receiver(call))
        && call.getArguments().stream().allMatch(OrderFixes::isSimple);
  }

  private static boolean isSimple(ExpressionTree tree) {
    return switch (Trees.bare(tree).getKind()) {
      case IDENTIFIER, MEMBER_SELECT, NULL_LITERAL, STRING_LITERAL, INT_LITERAL, LONG_LITERAL ->
          true;
      default -> false;
    };
  }

  /** Whether the statements come right behind another one in the same list. */
  private static boolean follow(TreePath statement, List<TreePath> moved) {
    if (!(statement.getParentPath().getLeaf() instanceof BlockTree block)) {
      return false;
    }
    List<? extends StatementTree> all = block.getStatements();
    int next = all.indexOf(statement.getLeaf()) + 1;
    return next > 0
        && next + moved.size() <= all.size()
        && all.subList(next, next + moved.size())
            .equals(moved.stream().map(TreePath::getLeaf).toList());
  }

  /** The {@code try} without {@code catch} in whose {@code finally} a statement stands. */
  private static Optional<TreePath> guarding(TreePath statement) {
    TreePath attempt = statement.getParentPath().getParentPath();
    return attempt != null
            && attempt.getLeaf() instanceof TryTree tree
            && tree.getFinallyBlock() == statement.getParentPath().getLeaf()
            && tree.getCatches().isEmpty()
        ? Optional.of(attempt)
        : Optional.empty();
  }

  private static Fix before(ClassModel model, Tree release, List<TreePath> moved) {
    Fix.Builder fix = model.fix();
    String separator = fix.separator(release, model.state().getSourceCode());
    fix.insertBefore(release, text(model, moved, separator) + separator);
    return without(model, fix, moved);
  }

  private static Optional<Fix> atEnd(ClassModel model, BlockTree block, List<TreePath> moved) {
    List<? extends StatementTree> statements = block.getStatements();
    if (statements.isEmpty() || ControlFlow.neverCompletes(block)) {
      return Optional.empty();
    }
    Fix.Builder fix = model.fix();
    StatementTree last = statements.get(statements.size() - 1);
    String separator = fix.separator(last, model.state().getSourceCode());
    fix.insertAfter(last, separator + text(model, moved, separator));
    return Optional.of(without(model, fix, moved));
  }

  private static String text(ClassModel model, List<TreePath> moved, String separator) {
    return moved.stream()
        .map(statement -> model.source(statement.getLeaf()))
        .collect(joining(separator));
  }

  private static Fix without(ClassModel model, Fix.Builder fix, List<TreePath> moved) {
    moved.forEach(s -> fix.deleteStatement(s.getLeaf(), model.state().getSourceCode()));
    return fix.build(TITLE);
  }
}
