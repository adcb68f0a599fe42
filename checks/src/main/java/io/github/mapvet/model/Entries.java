package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.Operation;
import java.util.List;
import java.util.Optional;

/** Reads and changes of a map through the entries that an iteration gives. */
final class Entries {
  private final Declarations declarations;
  private final Containers containers;
  private final Terms terms;

  Entries(Declarations declarations, Containers containers, Terms terms) {
    this.declarations = declarations;
    this.containers = containers;
    this.terms = terms;
  }

  /** The changes among some calls: {@code setValue}. */
  List<Access> changesAmong(List<TreePath> calls) {
    return calls.stream()
        .filter(c -> Trees.methodName((MethodInvocationTree) c.getLeaf()).equals("setValue"))
        .flatMap(c -> of(c).stream())
        .toList();
  }

  /** The access that {@code entry.getValue()} or {@code entry.setValue(value)} is. */
  Optional<Access> of(TreePath path) {
    if (!(path.getLeaf() instanceof MethodInvocationTree call)
        || !(Trees.symbol(call) instanceof MethodSymbol method)
        || !method.owner.getQualifiedName().contentEquals("java.util.Map.Entry")) {
      return Optional.empty();
    }
    Operation operation =
        switch (Trees.methodName(call)) {
          case "getValue" -> Operation.READ;
          case "setValue" -> Operation.REPLACE;
          default -> Operation.NONE;
        };
    ExpressionTree entry = Trees.receiver(call);
    if (operation == Operation.NONE || !(Trees.symbol(entry) instanceof VarSymbol variable)) {
      return Optional.empty();
    }
    Optional<Term> key =
        terms
            .of(entry, path)
            .flatMap(e -> key(method).map(k -> new Term.Call(e, k, ImmutableList.of())));
    return mapOf(variable)
        .map(map -> new Access(map, operation, Trees.methodName(call), key, path));
  }

  private static Optional<MethodSymbol> key(MethodSymbol ofEntry) {
    for (Symbol member :
        ofEntry.owner.members().getSymbolsByName(ofEntry.name.table.fromString("getKey"))) {
      return Optional.of((MethodSymbol) member);
    }
    return Optional.empty();
  }

  /** The map whose entries a variable is given: by a loop, an iterator, or {@code forEach}. */
  private Optional<ContainerRef> mapOf(VarSymbol entry) {
    Optional<TreePath> declaration = declarations.variable(entry);
    if (declaration.isEmpty()) {
      return Optional.empty();
    }
    TreePath around = declaration.get().getParentPath();
    Tree tree = around.getLeaf();
    if (tree instanceof EnhancedForLoopTree loop) {
      return containers.resolve(loop.getExpression(), around);
    }
    if (tree instanceof LambdaExpressionTree) {
      return runner(around).flatMap(call -> containers.resolve(Trees.receiver(call), around));
    }
    return declarations.hasOneValue(entry)
            && Trees.bare(declarations.valuesOf(entry).get(0)).getLeaf()
                instanceof MethodInvocationTree next
            && Trees.methodName(next).equals("next")
        ? containers.resolve(Trees.receiver(next), declarations.valuesOf(entry).get(0))
        : Optional.empty();
  }

  /** The call of {@code forEach} that is given a function. */
  private static Optional<MethodInvocationTree> runner(TreePath lambda) {
    return lambda.getParentPath().getLeaf() instanceof MethodInvocationTree call
            && Trees.methodName(call).equals("forEach")
            && Trees.receiver(call) != null
        ? Optional.of(call)
        : Optional.empty();
  }

  /** The read by which {@code map.forEach((key, value) -> …)} gives a value. */
  Optional<Access> ofParameter(VarSymbol value) {
    Optional<TreePath> lambda =
        declarations
            .variable(value)
            .map(TreePath::getParentPath)
            .filter(p -> p.getLeaf() instanceof LambdaExpressionTree);
    return lambda.flatMap(
        path -> {
          LambdaExpressionTree function = (LambdaExpressionTree) path.getLeaf();
          return runner(path)
              .filter(call -> function.getParameters().size() == 2)
              .filter(call -> Trees.symbol(function.getParameters().get(1)) == value)
              .flatMap(call -> containers.resolve(Trees.receiver(call), path))
              .filter(map -> map.type().kind() == ContainerKind.MAP)
              .map(
                  map ->
                      new Access(
                          map,
                          Operation.ITERATE,
                          "forEach",
                          Optional.of(
                              new Term.Local(
                                  (VarSymbol) Trees.symbol(function.getParameters().get(0)))),
                          path.getParentPath()));
        });
  }
}
