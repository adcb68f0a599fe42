package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.TypeTag;
import java.util.List;
import java.util.function.BiPredicate;

/** Which code a flag with a known value shuts out. */
final class Reach {
  private final Declarations declarations;

  Reach(Declarations declarations) {
    this.declarations = declarations;
  }

  /** Whether a place is under a private flag that nobody sets. */
  boolean isNever(TreePath place) {
    return isUnder(place, (flag, value) -> value && isNeverSet(flag));
  }

  /**
   * Whether a call can bring its method to a place in it: not with {@code false} for what the code
   * around the place asks for.
   *
   * @param call a call of the method
   * @param place a place in the method
   */
  boolean reaches(MethodInvocationTree call, TreePath place) {
    return !(Trees.symbol(call) instanceof MethodSymbol method)
        || !isUnder(place, (flag, value) -> isGiven(call, method, flag, !value));
  }

  private boolean isGiven(
      MethodInvocationTree call, MethodSymbol method, VarSymbol parameter, boolean value) {
    int index = method.getParameters().indexOf(parameter);
    List<? extends ExpressionTree> arguments = call.getArguments();
    return index >= 0
        && index < arguments.size()
        && declarations.isNeverReassigned(parameter)
        && arguments.get(index) instanceof LiteralTree literal
        && literal.getValue().equals(value);
  }

  /** Whether a branch around a place is only entered when a flag has a value. */
  private static boolean isUnder(TreePath place, BiPredicate<VarSymbol, Boolean> isSuch) {
    for (TreePath p = place; !Trees.isBody(p.getLeaf()); p = p.getParentPath()) {
      if (p.getParentPath() == null) {
        return false;
      }
      if (p.getParentPath().getLeaf() instanceof IfTree branch
          && p.getLeaf() != branch.getCondition()
          && asks(branch.getCondition(), p.getLeaf() == branch.getThenStatement(), isSuch)) {
        return true;
      }
    }
    return false;
  }

  private static boolean asks(
      ExpressionTree condition, boolean truth, BiPredicate<VarSymbol, Boolean> isSuch) {
    ExpressionTree bare = Trees.bare(condition);
    if (bare instanceof UnaryTree not && not.getKind() == Tree.Kind.LOGICAL_COMPLEMENT) {
      return asks(not.getExpression(), !truth, isSuch);
    }
    return bare instanceof IdentifierTree
        && Trees.symbol(bare) instanceof VarSymbol flag
        && isSuch.test(flag, truth);
  }

  private boolean isNeverSet(VarSymbol flag) {
    return flag.owner instanceof TypeSymbol
        && flag.isPrivate()
        && flag.type.hasTag(TypeTag.BOOLEAN)
        && declarations.valuesOf(flag).isEmpty()
        && declarations
            .variable(flag)
            .map(d -> ((VariableTree) d.getLeaf()).getModifiers().getAnnotations().isEmpty())
            .orElse(false);
  }
}
