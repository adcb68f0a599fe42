package io.github.mapvet.model;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.AtomicHolders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a field, or the atomic reference in it, is given another container whatever it had. */
final class Stores {
  private final Declarations declarations;
  private final Terms terms;

  Stores(Declarations declarations, Terms terms) {
    this.declarations = declarations;
    this.terms = terms;
  }

  /**
   * One of them.
   *
   * @param container what the new container is called from now on
   * @param value path of the new container
   */
  record Store(Term container, TreePath value) {

    /** The assignment or call. */
    TreePath where() {
      return value.getParentPath();
    }
  }

  /** All of them in the field's top-level class, but for initialisers. */
  List<Store> of(VarSymbol field) {
    List<Store> found = new ArrayList<>();
    Stream.concat(declarations.valuesOf(field).stream(), declarations.heldBy(field).stream())
        .forEach(
            value -> target(value.getParentPath()).ifPresent(t -> found.add(new Store(t, value))));
    return found;
  }

  private Optional<Term> target(TreePath store) {
    if (store.getLeaf() instanceof AssignmentTree assignment) {
      return AtomicHolders.isHolder(Trees.type(assignment.getVariable()))
          ? Optional.empty()
          : terms.of(assignment.getVariable(), store);
    }
    if (!(store.getLeaf() instanceof MethodInvocationTree call)
        || !(Trees.symbol(call) instanceof MethodSymbol method)
        || !AtomicHolders.sets(method)) {
      return Optional.empty();
    }
    List<? extends ExpressionTree> index =
        AtomicHolders.isArray(method) ? call.getArguments().subList(0, 1) : List.of();
    return terms.heldBy(Trees.receiver(call), index, store);
  }
}
