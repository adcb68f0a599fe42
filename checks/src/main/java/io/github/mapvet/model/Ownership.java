package io.github.mapvet.model;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;

/** Whether a container can be reached from one thread only so far. */
public final class Ownership {
  private final Declarations declarations;
  private final Containers containers;

  Ownership(Declarations declarations, Containers containers) {
    this.declarations = declarations;
    this.containers = containers;
  }

  /**
   * Whether no other thread can touch the container while the code at {@code place} runs.
   *
   * @param container the container under its views
   * @param place path of the access
   */
  public boolean isOwned(Term container, TreePath place) {
    if (container.root() instanceof Term.Local local) {
      return isConfined(local.symbol());
    }
    return isUnderConstruction(container, place);
  }

  /**
   * A local that only ever holds containers made here, and is used for nothing but calls on them.
   */
  private boolean isConfined(VarSymbol local) {
    boolean fresh =
        !declarations.valuesOf(local).isEmpty()
            && declarations.valuesOf(local).stream().allMatch(this::isFresh);
    return fresh && declarations.variable(local).filter(d -> !leaks(local, d)).isPresent();
  }

  private boolean isFresh(TreePath value) {
    return value.getLeaf().getKind() == Tree.Kind.NULL_LITERAL
        || (containers.typeOf((ExpressionTree) value.getLeaf()).isPresent()
            && containers.resolve(value).isEmpty());
  }

  private static boolean leaks(VarSymbol local, TreePath declaration) {
    TreePath body = Trees.enclosingBody(declaration);
    boolean[] leaks = {false};
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree tree, Void unused) {
        if (Trees.symbol(tree) == local) {
          Tree parent = getCurrentPath().getParentPath().getLeaf();
          boolean calledOn = parent instanceof MemberSelectTree;
          boolean sameBody = Trees.enclosingBody(getCurrentPath()).getLeaf() == body.getLeaf();
          leaks[0] |= !calledOn || !sameBody;
        }
        return null;
      }
    }.scan(body, null);
    return leaks[0];
  }

  /**
   * A field of {@code this} in a constructor or initialiser, or a static one in a static
   * initialiser.
   */
  private static boolean isUnderConstruction(Term container, TreePath place) {
    if (!(container instanceof Term.Field field)) {
      return false;
    }
    TreePath body = Trees.enclosingBody(place);
    if (body.getLeaf() instanceof ClassTree) {
      return field.symbol().owner == Trees.symbol(body.getLeaf());
    }
    return Trees.symbol(body.getLeaf()) instanceof MethodSymbol method
        && method.isConstructor()
        && method.owner == field.symbol().owner
        && !field.symbol().isStatic();
  }
}
