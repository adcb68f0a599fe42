package io.github.mapvet.model;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.ContainerTypes.ContainerType;
import io.github.mapvet.model.Use.Kind;
import java.util.List;

/**
 * Looks at a container between a {@code StampedLock}'s {@code tryOptimisticRead} and its {@code
 * validate}: what they give is thrown away if somebody has written meanwhile. That is no lock: only
 * a look that stays harmless while the container is being changed may be made so.
 */
final class OptimisticReads {
  private final Locks locks;
  private final Containers containers;

  OptimisticReads(Locks locks, Containers containers) {
    this.locks = locks;
    this.containers = containers;
  }

  /** Whether a use is such a look, by way of this lock. */
  boolean isValidated(Use use, Term lock) {
    if (use.kind() != Kind.READ
        || !(use.path().getLeaf() instanceof MethodInvocationTree look)
        || !isHarmless(look)) {
      return false;
    }
    TreePath statement = use.path();
    while (!(statement.getParentPath().getLeaf() instanceof BlockTree)) {
      statement = statement.getParentPath();
      if (Trees.isBody(statement.getLeaf())) {
        return false;
      }
    }
    TreePath block = statement.getParentPath();
    List<? extends StatementTree> all = ((BlockTree) block.getLeaf()).getStatements();
    int here = all.indexOf(statement.getLeaf());
    return isPlain(all.get(here))
        && all.subList(0, here).stream().anyMatch(s -> calls(s, "tryOptimisticRead", lock, block))
        && all.subList(here + 1, all.size()).stream()
            .filter(s -> !isPlain(s) || calls(s, "validate", lock, block))
            .findFirst()
            .filter(s -> calls(s, "validate", lock, block))
            .isPresent();
  }

  /** A number, or one element of an array: no walk through links that a writer is changing. */
  private boolean isHarmless(MethodInvocationTree look) {
    ExpressionTree receiver = Trees.receiver(look);
    return switch (Trees.methodName(look)) {
      case "size", "isEmpty" -> true;
      case "get" ->
          receiver != null
              && containers
                  .typeOf(receiver)
                  .map(ContainerType::kind)
                  .filter(kind -> kind == ContainerKind.LIST)
                  .isPresent();
      default -> false;
    };
  }

  private static boolean isPlain(StatementTree statement) {
    return statement instanceof VariableTree || statement instanceof ExpressionStatementTree;
  }

  private boolean calls(StatementTree statement, String name, Term lock, TreePath block) {
    boolean[] found = {false};
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        found[0] |=
            Trees.methodName(tree).equals(name)
                && Trees.receiver(tree) != null
                && locks
                    .lockOf(Trees.receiver(tree), getCurrentPath())
                    .filter(asked -> asked.object().equals(lock))
                    .isPresent();
        return super.visitMethodInvocation(tree, null);
      }
    }.scan(new TreePath(block, statement), null);
    return found[0];
  }
}
