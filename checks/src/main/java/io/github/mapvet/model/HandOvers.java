package io.github.mapvet.model;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.Keepers;
import io.github.mapvet.model.HandOver.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds where code gives containers away: to its caller, into fields, and to library calls that
 * keep their arguments.
 */
public final class HandOvers {
  private final Containers containers;

  HandOvers(Containers containers) {
    this.containers = containers;
  }

  /** The hand-overs in a piece of code, its lambdas and inner classes left out. */
  public List<HandOver> in(TreePath code) {
    Collector collector = new Collector();
    collector.scan(code, null);
    return collector.found;
  }

  private final class Collector extends OwnCodeScanner {
    final List<HandOver> found = new ArrayList<>();

    @Override
    public Void visitReturn(ReturnTree tree, Void unused) {
      if (tree.getExpression() != null) {
        add(new TreePath(getCurrentPath(), tree.getExpression()), Kind.RETURNED, Optional.empty());
      }
      return super.visitReturn(tree, null);
    }

    @Override
    public Void visitAssignment(AssignmentTree tree, Void unused) {
      if (Trees.symbol(tree.getVariable()) instanceof VarSymbol field
          && field.owner instanceof TypeSymbol) {
        add(new TreePath(getCurrentPath(), tree.getExpression()), Kind.STORED, Optional.of(field));
      }
      return super.visitAssignment(tree, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
      if (Trees.symbol(tree) instanceof MethodSymbol method
          && Keepers.keepsArguments(method)
          && !isMadeHere(Trees.receiver(tree))) {
        Optional<VarSymbol> into =
            Optional.ofNullable(
                Trees.symbol(Trees.receiver(tree)) instanceof VarSymbol variable ? variable : null);
        for (ExpressionTree argument : tree.getArguments()) {
          add(new TreePath(getCurrentPath(), argument), Kind.STORED, into);
        }
      }
      return super.visitMethodInvocation(tree, null);
    }

    /** A local list of arguments, say: nobody need look into it later. */
    private boolean isMadeHere(ExpressionTree receiver) {
      return receiver != null
          && containers.typeOf(receiver).isPresent()
          && Trees.symbol(receiver) instanceof VarSymbol local
          && !(local.owner instanceof TypeSymbol)
          && containers.isMadeHere(local);
    }

    private void add(TreePath value, Kind kind, Optional<VarSymbol> into) {
      ExpressionTree tree = Trees.bare((ExpressionTree) value.getLeaf());
      if (tree instanceof ConditionalExpressionTree conditional) {
        add(new TreePath(value, conditional.getTrueExpression()), kind, into);
        add(new TreePath(value, conditional.getFalseExpression()), kind, into);
      } else if (Trees.symbol(tree) instanceof MethodSymbol method && Keepers.wraps(method)) {
        arguments(tree).forEach(a -> add(new TreePath(value, a), kind, into));
      } else {
        containers.resolve(value).ifPresent(c -> found.add(new HandOver(c, kind, value, into)));
      }
    }

    private static List<? extends ExpressionTree> arguments(ExpressionTree tree) {
      if (tree instanceof NewClassTree created) {
        return created.getArguments();
      }
      return tree instanceof MethodInvocationTree call ? call.getArguments() : List.of();
    }
  }
}
