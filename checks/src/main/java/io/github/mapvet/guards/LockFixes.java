package io.github.mapvet.guards;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.IdleLock;
import io.github.mapvet.model.IdleLock.Kind;
import io.github.mapvet.model.Trees;
import java.util.Optional;

/** Makes a constant that is used as a lock an object of its own. */
final class LockFixes {
  private LockFixes() {}

  /** Offered where the constant is a private field that is used for nothing else. */
  static Optional<Fix> of(ClassModel model, IdleLock lock) {
    boolean constant = lock.kind() == Kind.BOXED || lock.kind() == Kind.STRING;
    if (!constant
        || lock.declaration().isEmpty()
        || !(lock.declaration().get().getLeaf() instanceof VariableTree field)
        || !(Trees.symbol(field) instanceof VarSymbol symbol)
        || !symbol.isPrivate()
        || field.getInitializer() == null
        || !model.declarations().isNeverReassigned(symbol)
        || !isOnlyLocked(symbol, model)) {
      return Optional.empty();
    }
    return Optional.of(
        model
            .fix()
            .replace(field.getType(), "Object")
            .replace(field.getInitializer(), "new Object()")
            .build("Lock an object of its own"));
  }

  private static boolean isOnlyLocked(VarSymbol field, ClassModel model) {
    boolean[] other = {false};
    new TreePathScanner<Void, Void>() {
      @Override
      public Void scan(Tree tree, Void unused) {
        if (tree instanceof ExpressionTree && Trees.symbol(tree) == field) {
          TreePath parent = Trees.bareParent(new TreePath(getCurrentPath(), tree));
          other[0] |= !(parent.getLeaf() instanceof SynchronizedTree);
        }
        return super.scan(tree, null);
      }
    }.scan(model.path(), null);
    return !other[0];
  }
}
