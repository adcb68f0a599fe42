package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.Optional;

/**
 * Places in called code that this caller never gets to: behind a condition that its constant
 * argument rules out ({@code remove(name, false)}), or that a flag rules out which the caller has
 * set, for good or until another method is called ({@code terminated = true; … if (terminated)
 * return;}).
 */
final class ClosedBranches {
  private final Terms terms;
  private final Declarations declarations;
  private final Changes changes;

  ClosedBranches(Terms terms, Declarations declarations, Changes changes) {
    this.terms = terms;
    this.declarations = declarations;
    this.changes = changes;
  }

  /** The places that one caller does not get to. */
  final class Caller {
    private final ImmutableSet<Term> flags;

    private Caller(ImmutableSet<Term> flags) {
      this.flags = flags;
    }

    /**
     * Whether a place in called code cannot be reached.
     *
     * @param frame what the called code's terms are for the caller
     */
    boolean isShutOut(TreePath place, Frame frame) {
      boolean[] closed = {false};
      new Conditions(changes, declarations) {
        @Override
        void addTest(ExpressionTree test, TreePath context, boolean truth) {
          closed[0] |=
              terms
                  .of(test, context)
                  .flatMap(t -> valueOf(t, frame))
                  .filter(value -> value != truth)
                  .isPresent();
        }
      }.walk(place);
      return closed[0];
    }

    private Optional<Boolean> valueOf(Term test, Frame frame) {
      Term seen = frame.outside(test);
      if (seen instanceof Term.Constant constant && constant.value() instanceof Boolean value) {
        return Optional.of(value);
      }
      return flags.contains(seen) ? Optional.of(true) : Optional.empty();
    }
  }

  /**
   * What the code knows for sure.
   *
   * @param code path of a statement or function; what its method has assigned before is known
   */
  Caller of(TreePath code) {
    ImmutableSet.Builder<Term> flags = ImmutableSet.builder();
    new OwnCodeScanner() {
      @Override
      public Void visitAssignment(AssignmentTree tree, Void unused) {
        boolean isBefore =
            Trees.start(tree) < Trees.start(code.getLeaf())
                && ControlFlow.canFollow(getCurrentPath(), code);
        if (isBefore
            && Trees.isTrue(tree.getExpression())
            && Trees.symbol(tree.getVariable()) instanceof VarSymbol flag
            && flag.owner instanceof TypeSymbol
            && (declarations.isSetForGood(flag) || isTakenBackElsewhere(flag, code))) {
          terms.of(tree.getVariable(), getCurrentPath()).ifPresent(flags::add);
        }
        return super.visitAssignment(tree, null);
      }
    }.scan(Trees.bodyOf(Trees.enclosingBody(code)), null);
    return new Caller(flags.build());
  }

  /** {@code started = true; … loop … }, where only {@code stop()} takes it back. */
  private boolean isTakenBackElsewhere(VarSymbol flag, TreePath code) {
    Symbol here = Trees.symbol(Trees.enclosingBody(code).getLeaf());
    return declarations.valuesOf(flag).stream()
        .filter(value -> value.getParentPath().getLeaf() instanceof AssignmentTree)
        .filter(value -> !Trees.isTrue(value.getLeaf()))
        .map(value -> Trees.symbol(Trees.enclosingBody(value).getLeaf()))
        .allMatch(by -> by instanceof MethodSymbol method && !method.isPrivate() && method != here);
  }
}
