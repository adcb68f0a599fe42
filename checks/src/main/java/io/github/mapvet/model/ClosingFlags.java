package io.github.mapvet.model;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.HashSet;
import java.util.Set;

/**
 * Flags that end the changes of a container for good: set under the lock, and looked at under it by
 * each later change, which then does not come.
 */
final class ClosingFlags {
  private final Locks locks;
  private final Declarations declarations;

  ClosingFlags(Locks locks, Declarations declarations) {
    this.locks = locks;
    this.declarations = declarations;
  }

  /**
   * {@code synchronized (lock) { closed = true; } … map.clear();} and {@code synchronized (lock) {
   * if (closed) { return; } map.put(…); }}: whether the one only comes when the other does not any
   * more.
   */
  boolean keepApart(Use one, Use other) {
    return closes(one, other) || closes(other, one);
  }

  private boolean closes(Use after, Use change) {
    Set<VarSymbol> left = flagsThatLeave(change);
    return !left.isEmpty() && setBefore(after, change).stream().anyMatch(left::contains);
  }

  /** The flags that a body sets under a lock of the other side before a use. */
  private Set<VarSymbol> setBefore(Use after, Use change) {
    Set<VarSymbol> set = new HashSet<>();
    new OwnCodeScanner() {
      @Override
      public Void visitAssignment(AssignmentTree tree, Void unused) {
        if (Trees.symbol(tree.getVariable()) instanceof VarSymbol flag
            && isSetForGood(flag)
            && Trees.isEvaluatedBefore(getCurrentPath(), after.path())
            && locks.at(getCurrentPath()).stream()
                .anyMatch(mine -> change.locks().stream().anyMatch(mine::excludes))) {
          set.add(flag);
        }
        return super.visitAssignment(tree, null);
      }
    }.scan(Trees.bodyOf(Trees.enclosingBody(after.path())), null);
    return set;
  }

  private boolean isSetForGood(VarSymbol flag) {
    return flag.owner instanceof TypeSymbol && flag.isPrivate() && declarations.isSetForGood(flag);
  }

  /** The flags at which the body of a change returns before it, under the lock of the change. */
  private Set<VarSymbol> flagsThatLeave(Use change) {
    Set<VarSymbol> flags = new HashSet<>();
    new OwnCodeScanner() {
      @Override
      public Void visitIf(IfTree tree, Void unused) {
        TreePath condition = Trees.bare(new TreePath(getCurrentPath(), tree.getCondition()));
        if (condition.getLeaf() instanceof IdentifierTree name
            && Trees.symbol(name) instanceof VarSymbol flag
            && leaves(tree.getThenStatement())
            && Trees.isEvaluatedBefore(getCurrentPath(), change.path())
            && locks.at(condition).containsAll(change.locks())) {
          flags.add(flag);
        }
        return super.visitIf(tree, null);
      }
    }.scan(Trees.bodyOf(Trees.enclosingBody(change.path())), null);
    return flags;
  }

  private static boolean leaves(StatementTree branch) {
    if (branch instanceof BlockTree block && !block.getStatements().isEmpty()) {
      return leaves(block.getStatements().get(block.getStatements().size() - 1));
    }
    return branch instanceof ReturnTree || branch instanceof ThrowTree;
  }
}
