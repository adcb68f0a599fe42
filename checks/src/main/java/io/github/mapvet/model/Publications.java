package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.AtomicHolders;
import io.github.mapvet.knowledge.Keepers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds where plain containers that a method has made are put where other threads find them: into
 * static and volatile fields, atomic references, and concurrent containers that are fields.
 */
final class Publications {
  private final Program program;
  private final List<Publication> found = new ArrayList<>();

  /** What is being looked at. */
  private TreePath where;

  private Publications(Program program) {
    this.program = program;
  }

  /** All of them that a class makes, in the order of their evaluation. */
  static List<Publication> in(TreePath topLevelClass, Program program) {
    Publications finder = new Publications(program);
    for (TreePath effect : program.declarations.of(topLevelClass).effects) {
      finder.where = effect;
      if (effect.getLeaf() instanceof AssignmentTree assignment) {
        finder.visitAssignment(assignment);
      } else {
        finder.visitCall((MethodInvocationTree) effect.getLeaf());
      }
    }
    return finder.found;
  }

  private void visitAssignment(AssignmentTree tree) {
    if (Trees.symbol(tree.getVariable()) instanceof VarSymbol field
        && field.owner instanceof TypeSymbol
        && isForThreads(field)) {
      program
          .terms
          .of(tree.getVariable(), where)
          .ifPresent(term -> add(field, term, tree.getExpression()));
    }
  }

  private static boolean isForThreads(VarSymbol field) {
    return field.isStatic() || (field.flags() & Flags.VOLATILE) != 0;
  }

  private void visitCall(MethodInvocationTree tree) {
    ExpressionTree receiver = Trees.receiver(tree);
    if (receiver == null || !(Trees.symbol(tree) instanceof MethodSymbol method)) {
      return;
    }
    Optional<Integer> stored = AtomicHolders.stored(method);
    if (stored.isPresent()) {
      addHeld(tree, method, stored.get());
    } else if (Keepers.keepsArguments(method)) {
      program
          .containers
          .resolve(receiver, where)
          .filter(c -> c.base() instanceof Term.Field)
          .filter(c -> program.containers.safetyOf(c).isAtomicPerCall())
          .ifPresent(c -> tree.getArguments().forEach(a -> add(c.base().variable(), null, a)));
    }
  }

  private void addHeld(MethodInvocationTree call, MethodSymbol method, int index) {
    Optional<Term> holder = program.terms.of(Trees.receiver(call), where);
    if (index >= call.getArguments().size()
        || holder.isEmpty()
        || !(holder.get() instanceof Term.Field)) {
      return;
    }
    Term found =
        program
            .terms
            .heldBy(
                Trees.receiver(call),
                AtomicHolders.isArray(method) ? call.getArguments().subList(0, 1) : List.of(),
                where)
            .orElse(null);
    add(holder.get().variable(), found, call.getArguments().get(index));
  }

  /** Notes a store of a container that is known to be a plain one, made by this method. */
  private void add(VarSymbol into, Term found, ExpressionTree value) {
    ImmutableList.Builder<Term> names = ImmutableList.builder();
    ExpressionTree stored = Trees.bare(value);
    while (stored instanceof AssignmentTree inner) {
      local(inner.getVariable()).ifPresent(names::add);
      stored = Trees.bare(inner.getExpression());
    }
    Optional<Term> local =
        program
            .containers
            .resolve(stored, where)
            .map(ContainerRef::base)
            .filter(b -> b instanceof Term.Local l && isMadeHere(l.symbol()));
    local.ifPresent(names::add);
    heldAsWell(where).ifPresent(names::add);
    boolean fresh =
        !(Trees.symbol(stored) instanceof VarSymbol)
            && !(stored instanceof ConditionalExpressionTree)
            && program.containers.resolve(stored, where).isEmpty()
            && program.containers.typeOf(stored).isPresent()
            && program.containers.safetyOfValue(new TreePath(where, stored)).isUnsafe();
    if (local.isPresent() || (fresh && found != null)) {
      this.found.add(new Publication(into, found, names.build(), where));
    }
  }

  /** Whether a local holds a plain container made by this method when it is stored. */
  private boolean isMadeHere(VarSymbol local) {
    List<TreePath> values = program.values.reaching(local, where.getLeaf(), where);
    return !values.isEmpty()
        && values.stream()
            .allMatch(
                v ->
                    program.containers.isMade(v) && program.containers.safetyOfValue(v).isUnsafe());
  }

  /** {@code Map m = field = new HashMap<>()}, {@code m = field = …}. */
  private static Optional<Term> heldAsWell(TreePath store) {
    Tree around = Trees.bareParent(store).getLeaf();
    if (!(store.getLeaf() instanceof AssignmentTree)) {
      return Optional.empty();
    }
    return around instanceof AssignmentTree outer
        ? local(outer.getVariable())
        : Optional.of(around).filter(VariableTree.class::isInstance).flatMap(Publications::local);
  }

  private static Optional<Term> local(Tree name) {
    return Trees.symbol(name) instanceof VarSymbol local && !(local.owner instanceof TypeSymbol)
        ? Optional.of(new Term.Local(local))
        : Optional.empty();
  }
}
