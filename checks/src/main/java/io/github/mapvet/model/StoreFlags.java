package io.github.mapvet.model;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.TypeTag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The flags beside a container that say whether, or that, it has been stored. */
final class StoreFlags {
  private final Declarations declarations;

  StoreFlags(Declarations declarations) {
    this.declarations = declarations;
  }

  /**
   * {@code if (!loaded) { field = …; loaded = true; }}, where nobody takes that back: the store
   * comes once.
   */
  boolean isOnce(TreePath store) {
    return settings(store).findAny().isPresent();
  }

  /** Where a flag that is asked before a store is set beside it, for good. */
  private Stream<TreePath> settings(TreePath store) {
    TreePath body = Trees.enclosingBody(store);
    Set<VarSymbol> asked = namedIn(body, Trees.start(store.getLeaf()), /* onlyInTests= */ true);
    return assignedIn(body).stream()
        .filter(value -> asked.contains(flagOf(value)))
        .filter(this::isNeverTakenBack);
  }

  /** Whether a boolean field is never given anything but this literal after its declaration. */
  private boolean isNeverTakenBack(TreePath value) {
    return flagOf(value).type.hasTag(TypeTag.BOOLEAN)
        && declarations.valuesOf(flagOf(value)).stream()
            .filter(other -> other.getParentPath().getLeaf() instanceof AssignmentTree)
            .allMatch(
                other ->
                    other.getLeaf() instanceof LiteralTree mine
                        && value.getLeaf() instanceof LiteralTree here
                        && here.getValue().equals(mine.getValue()));
  }

  /** Whether such a store is announced by the flag itself, which is volatile. */
  boolean isOnceAnnounced(TreePath store) {
    return settings(store)
        .filter(value -> (flagOf(value).flags() & Flags.VOLATILE) != 0)
        .anyMatch(value -> Trees.start(value.getLeaf()) > Trees.start(store.getLeaf()));
  }

  /**
   * {@code if (!loaded) synchronized (lock) { if (!loaded) { map.put(…); loaded = true; } }}:
   * whether a use looks at the flag that every change of the field waits for, and sets.
   */
  boolean isAfterFilling(Use look, SharedField field) {
    return !look.isWrite()
        && field.sharedUses().stream()
            .filter(Use::isWrite)
            .allMatch(fill -> isOnce(fill.path()) && isAnnounced(fill.path(), look.path()));
  }

  /** A volatile field is written after the store, and looked at before the read. */
  boolean isAnnounced(TreePath store, TreePath read) {
    Set<VarSymbol> looked =
        namedIn(Trees.enclosingBody(read), Trees.start(read.getLeaf()), /* onlyInTests= */ false);
    Set<VarSymbol> written = writtenAfter(store);
    return looked.stream().anyMatch(written::contains);
  }

  private static Set<VarSymbol> writtenAfter(TreePath store) {
    Set<VarSymbol> written = new HashSet<>();
    new OwnCodeScanner() {
      @Override
      public Void visitAssignment(AssignmentTree tree, Void unused) {
        add(tree.getVariable());
        return super.visitAssignment(tree, null);
      }

      @Override
      public Void visitUnary(UnaryTree tree, Void unused) {
        add(tree.getExpression());
        return super.visitUnary(tree, null);
      }

      private void add(Tree target) {
        if (Trees.symbol(target) instanceof VarSymbol field
            && (field.flags() & Flags.VOLATILE) != 0
            && Trees.start(target) > Trees.start(store.getLeaf())) {
          written.add(field);
        }
      }
    }.scan(Trees.bodyOf(Trees.enclosingBody(store)), null);
    return written;
  }

  private static VarSymbol flagOf(TreePath value) {
    return (VarSymbol)
        Trees.symbol(((AssignmentTree) value.getParentPath().getLeaf()).getVariable());
  }

  /** The values that a body assigns to fields. */
  private static List<TreePath> assignedIn(TreePath body) {
    List<TreePath> values = new ArrayList<>();
    new OwnCodeScanner() {
      @Override
      public Void visitAssignment(AssignmentTree tree, Void unused) {
        if (Trees.symbol(tree.getVariable()) instanceof VarSymbol field
            && field.owner instanceof TypeSymbol) {
          values.add(new TreePath(getCurrentPath(), tree.getExpression()));
        }
        return super.visitAssignment(tree, null);
      }
    }.scan(Trees.bodyOf(body), null);
    return values;
  }

  /** The fields that a body names before a place, or names there in what an {@code if} asks. */
  private static Set<VarSymbol> namedIn(TreePath body, int before, boolean onlyInTests) {
    Set<VarSymbol> named = new HashSet<>();
    new OwnCodeScanner() {
      @Override
      public Void visitIdentifier(IdentifierTree tree, Void unused) {
        add(tree);
        return null;
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
        add(tree);
        return super.visitMemberSelect(tree, null);
      }

      private void add(Tree name) {
        if (Trees.symbol(name) instanceof VarSymbol field
            && field.owner instanceof TypeSymbol
            && Trees.start(name) < before
            && (!onlyInTests || isInTest(getCurrentPath()))) {
          named.add(field);
        }
      }
    }.scan(Trees.bodyOf(body), null);
    return named;
  }

  private static boolean isInTest(TreePath name) {
    TreePath p = name;
    while (!Trees.isBody(p.getLeaf())) {
      if (p.getParentPath().getLeaf() instanceof IfTree branch
          && branch.getCondition() == p.getLeaf()) {
        return true;
      }
      p = p.getParentPath();
    }
    return false;
  }
}
