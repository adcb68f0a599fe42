package io.github.mapvet.model;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.util.Name;
import io.github.mapvet.knowledge.FreshValues;

/** Which keys no other call uses: made or drawn for this one, or the object that is at work. */
final class OwnKeys {
  private static final int DEEPEST = 4;

  private final Declarations declarations;

  OwnKeys(Declarations declarations) {
    this.declarations = declarations;
  }

  /** Whether an expression gives a value that belongs to this call or this object alone. */
  boolean isOwn(ExpressionTree key) {
    return isOwn(key, DEEPEST);
  }

  private boolean isOwn(ExpressionTree key, int depth) {
    boolean[] own = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree tree, Void unused) {
        own[0] |=
            tree.getName().contentEquals("this")
                || (Trees.symbol(tree) instanceof VarSymbol local && holdsOwn(local, depth));
        return null;
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        own[0] |= FreshValues.isGivenBy(Trees.methodName(tree));
        return super.visitMethodInvocation(tree, null);
      }

      @Override
      public Void visitNewClass(NewClassTree tree, Void unused) {
        own[0] |= isByIdentity(tree);
        return super.visitNewClass(tree, null);
      }

      @Override
      public Void visitUnary(UnaryTree tree, Void unused) {
        own[0] |=
            switch (tree.getKind()) {
              case PREFIX_INCREMENT, POSTFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_DECREMENT -> true;
              default -> false;
            };
        return super.visitUnary(tree, null);
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
        return null;
      }

      @Override
      public Void visitClass(ClassTree tree, Void unused) {
        return null;
      }
    }.scan(key, null);
    return own[0];
  }

  /** A new object is no other's, unless its class compares by value. */
  private static boolean isByIdentity(NewClassTree made) {
    return Trees.createdType(made) != null && !comparesByValue(Trees.createdType(made).tsym);
  }

  private static boolean comparesByValue(TypeSymbol type) {
    Name hashCode = type.name.table.names.hashCode;
    return (type.flags() & Flags.RECORD) != 0
        || (!type.getQualifiedName().contentEquals("java.lang.Object")
            && type.members().getSymbolsByName(hashCode).iterator().hasNext());
  }

  private boolean holdsOwn(VarSymbol local, int depth) {
    return depth > 0
        && !(local.owner instanceof TypeSymbol)
        && declarations.valuesOf(local).stream()
            .anyMatch(v -> isOwn((ExpressionTree) v.getLeaf(), depth - 1));
  }
}
