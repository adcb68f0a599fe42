package io.github.mapvet.model;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol;
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
  private static final int DEEPEST = 3;

  private final Declarations declarations;
  private final Containers containers;
  private final Values values;

  HandOvers(Declarations declarations, Containers containers, Values values) {
    this.declarations = declarations;
    this.containers = containers;
    this.values = values;
  }

  /** The hand-overs in a piece of code, its lambdas and inner classes left out. */
  public List<HandOver> in(TreePath code) {
    return in(code, DEEPEST);
  }

  private List<HandOver> in(TreePath code, int depth) {
    Collector collector = new Collector(depth);
    collector.scan(code, null);
    return collector.found;
  }

  private final class Collector extends OwnCodeScanner {
    final List<HandOver> found = new ArrayList<>();
    private final int depth;

    Collector(int depth) {
      this.depth = depth;
    }

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
      addKept(tree);
      return super.visitMethodInvocation(tree, null);
    }

    /** What a method of the program stores of its arguments. */
    private void addKept(MethodInvocationTree call) {
      Optional<VarSymbol> target =
          Optional.ofNullable(
              Trees.symbol(Trees.receiver(call)) instanceof VarSymbol variable ? variable : null);
      for (int i = 0; i < call.getArguments().size(); i++) {
        TreePath argument = new TreePath(getCurrentPath(), call.getArguments().get(i));
        keptBy(Trees.symbol(call), i)
            .ifPresent(kept -> add(argument, Kind.STORED, target.or(kept::into)));
      }
    }

    /** Where a method or constructor of the program stores one of its parameters. */
    private Optional<HandOver> keptBy(Symbol called, int index) {
      if (depth == 0
          || !(called instanceof MethodSymbol method)
          || declarations.method(method).isEmpty()
          || index >= method.getParameters().size()
          || containers.typeOf(method.getParameters().get(index)).isEmpty()) {
        return Optional.empty();
      }
      Term parameter = new Term.Local(method.getParameters().get(index));
      return in(Trees.bodyOf(declarations.method(method).get()), depth - 1).stream()
          .filter(h -> h.kind() == Kind.STORED && h.container().base().equals(parameter))
          .findFirst();
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
      } else if (tree instanceof NewClassTree created && isKeeper(created)) {
        for (int i = 0; i < created.getArguments().size(); i++) {
          TreePath argument = new TreePath(value, created.getArguments().get(i));
          keptBy(Trees.symbol(created), i).ifPresent(kept -> add(argument, kind, into));
        }
      } else {
        containers
            .resolve(valueAt(value))
            .ifPresent(c -> found.add(new HandOver(c, kind, value, into)));
      }
    }

    private boolean isKeeper(NewClassTree created) {
      return Trees.symbol(created) instanceof MethodSymbol constructor
          && declarations.method(constructor).isPresent();
    }

    /** What a local holds at the place; the expression itself where that may be several values. */
    private TreePath valueAt(TreePath value) {
      if (Trees.symbol(value.getLeaf()) instanceof VarSymbol local
          && !(local.owner instanceof TypeSymbol)
          && declarations.valuesOf(local).size() > 1) {
        List<TreePath> reaching = values.reaching(local, value.getLeaf(), value);
        return reaching.size() == 1 && containers.resolve(reaching.get(0)).isPresent()
            ? reaching.get(0)
            : value;
      }
      return value;
    }

    private static List<? extends ExpressionTree> arguments(ExpressionTree tree) {
      if (tree instanceof NewClassTree created) {
        return created.getArguments();
      }
      return tree instanceof MethodInvocationTree call ? call.getArguments() : List.of();
    }
  }
}
