package io.github.mapvet.model;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import io.github.mapvet.knowledge.Supertypes;
import java.util.Set;

/** Whether the objects of a private nested class stay with the thread that makes them. */
final class Confinement {
  private Confinement() {}

  /**
   * Whether no object of a class is ever kept where another thread could find it: no field but a
   * thread-local holds one, none is captured, and none is handed to code elsewhere.
   *
   * @param type the class
   * @param within path of any code of its top-level class
   */
  static boolean isLocal(ClassSymbol type, TreePath within) {
    if (!type.isPrivate() || type.owner instanceof PackageSymbol) {
      return false;
    }
    if (Supertypes.of(type).stream().anyMatch(Confinement::mayBeTask)) {
      return false;
    }
    boolean[] kept = {false};
    new Search(type, kept).scan(new TreePath(within.getCompilationUnit()), null);
    return !kept[0];
  }

  private static boolean mayBeTask(String above) {
    return above.startsWith("java.util.concurrent.")
        || above.equals("java.lang.Runnable")
        || above.equals("java.util.TimerTask");
  }

  private static final class Search extends TreePathScanner<Void, Void> {
    private final ClassSymbol type;
    private final boolean[] kept;

    /** What an object of the class can be held as, but for {@code Object}. */
    private final Set<String> names;

    Search(ClassSymbol type, boolean[] kept) {
      this.type = type;
      this.kept = kept;
      names = Supertypes.of(type);
      names.remove("java.lang.Object");
    }

    @Override
    public Void visitVariable(VariableTree tree, Void unused) {
      if (Trees.symbol(tree) instanceof VarSymbol variable
          && variable.owner instanceof TypeSymbol
          && mentions(variable.type)
          && !Supertypes.of(variable.type.tsym).contains("java.lang.ThreadLocal")) {
        kept[0] = true;
      }
      return super.visitVariable(tree, null);
    }

    @Override
    public Void visitAssignment(AssignmentTree tree, Void unused) {
      kept[0] |=
          mentions(Trees.type(tree.getExpression()))
              && !(Trees.symbol(tree.getVariable()) instanceof VarSymbol local
                  && !(local.owner instanceof TypeSymbol));
      return super.visitAssignment(tree, null);
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void unused) {
      if (Trees.symbol(tree) instanceof VarSymbol local
          && !(local.owner instanceof TypeSymbol)
          && mentions(local.type)
          && isCaptured(local, getCurrentPath())) {
        kept[0] = true;
      }
      return null;
    }

    /** Named inside a function or class that it was not declared in. */
    private boolean isCaptured(VarSymbol local, TreePath name) {
      for (TreePath p = name; p != null; p = p.getParentPath()) {
        Tree tree = p.getLeaf();
        if (tree instanceof LambdaExpressionTree || tree instanceof ClassTree) {
          return !declares(tree, local);
        }
      }
      return false;
    }

    private static boolean declares(Tree code, VarSymbol local) {
      boolean[] found = {false};
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitVariable(VariableTree tree, Void unused) {
          found[0] |= Trees.symbol(tree) == local;
          return super.visitVariable(tree, null);
        }
      }.scan(code, null);
      return found[0];
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
      if (tree.getArguments().stream().anyMatch(a -> mentions(Trees.type(a)))
          && !isOfProgram(tree)
          && !isOnLocal(tree)) {
        kept[0] = true;
      }
      return super.visitMethodInvocation(tree, null);
    }

    private boolean isOfProgram(MethodInvocationTree call) {
      return Trees.symbol(call) instanceof MethodSymbol method
          && Trees.topLevelClass(method).equals(Trees.topLevelClass(type));
    }

    private static boolean isOnLocal(MethodInvocationTree call) {
      ExpressionTree receiver = Trees.receiver(call);
      return receiver != null
          && Trees.symbol(Trees.bare(receiver)) instanceof VarSymbol local
          && !(local.owner instanceof TypeSymbol);
    }

    /** Whether a variable of a type can lead to an object of the class. */
    private boolean mentions(Type of) {
      if (of instanceof Type.ArrayType array) {
        return mentions(array.elemtype);
      }
      if (of instanceof Type.WildcardType wildcard) {
        return mentions(wildcard.type);
      }
      return of != null
          && of.tsym != null
          && (names.contains(of.tsym.getQualifiedName().toString())
              || of.getTypeArguments().stream().anyMatch(this::mentions));
    }
  }
}
