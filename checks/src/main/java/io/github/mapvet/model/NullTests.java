package io.github.mapvet.model;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.Optional;

/**
 * What becomes of a local that holds a look-up's result: tested for null, dereferenced, or used
 * otherwise.
 */
final class NullTests {

  private enum Use {
    TESTED,
    DEREFERENCED,
    OTHER
  }

  /** Whether the local is dereferenced in its method and nowhere compared with null. */
  boolean isDereferencedUntested(VarSymbol local, TreePath declaration) {
    Uses uses = usesOf(local, declaration);
    return uses.dereferenced && !uses.tested;
  }

  /** Whether the local is used in its method and nowhere compared with null. */
  boolean isUsedUntested(VarSymbol local, TreePath declaration) {
    Uses uses = usesOf(local, declaration);
    return uses.used && !uses.tested;
  }

  /**
   * Whether the method around a return statement also returns {@code null}: then null is an answer.
   */
  static boolean mayReturnNull(TreePath returned) {
    TreePath body = Trees.enclosingBody(returned);
    return body.getLeaf() instanceof MethodTree
        && Trees.returnedBy(body).stream()
            .anyMatch(value -> value.getLeaf().getKind() == Tree.Kind.NULL_LITERAL);
  }

  /** The local that a look-up's result is put into. */
  static Optional<VarSymbol> heldBy(TreePath lookup) {
    TreePath parent = Trees.bareParent(lookup);
    Tree tree = parent.getLeaf();
    Tree target = tree instanceof AssignmentTree assignment ? assignment.getVariable() : tree;
    return tree instanceof VariableTree || target != tree
        ? Optional.ofNullable(Trees.symbol(target) instanceof VarSymbol local ? local : null)
        : Optional.empty();
  }

  private static Uses usesOf(VarSymbol local, TreePath place) {
    Uses uses = new Uses(local);
    uses.scan(Trees.enclosingBody(place), null);
    return uses;
  }

  /** {@code x == null} and {@code x != null}. */
  static boolean isNullTest(Tree tree) {
    return tree instanceof BinaryTree test
        && (test.getLeftOperand().getKind() == Tree.Kind.NULL_LITERAL
            || test.getRightOperand().getKind() == Tree.Kind.NULL_LITERAL);
  }

  /** {@code Objects.isNull(x)}, {@code Optional.ofNullable(x)} and the like. */
  static boolean isNullCall(Tree parent) {
    return parent instanceof MethodInvocationTree call
        && (Trees.methodName(call).equals("isNull")
            || Trees.methodName(call).equals("nonNull")
            || Trees.methodName(call).equals("ofNullable"));
  }

  private static final class Uses extends TreePathScanner<Void, Void> {
    private final VarSymbol local;
    private boolean tested;
    private boolean dereferenced;
    private boolean used;

    Uses(VarSymbol local) {
      this.local = local;
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void unused) {
      if (Trees.symbol(tree) == local) {
        used = true;
        switch (use()) {
          case TESTED -> tested = true;
          case DEREFERENCED -> dereferenced = true;
          case OTHER -> {}
        }
      }
      return null;
    }

    private Use use() {
      Tree parent = getCurrentPath().getParentPath().getLeaf();
      if (isNullTest(parent) || isNullCall(parent)) {
        return Use.TESTED;
      }
      boolean assigned =
          parent instanceof AssignmentTree assignment
              && assignment.getVariable() == getCurrentPath().getLeaf();
      if (assigned) {
        return Use.TESTED;
      }
      return parent instanceof MemberSelectTree ? Use.DEREFERENCED : Use.OTHER;
    }
  }
}
