package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.AtomicHolders;
import io.github.mapvet.model.LockPath.Mode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the copy-on-write steps on volatile fields and atomic references that are neither one
 * atomic update nor under a lock that all writers take.
 */
final class CopyUpdates {
  private final Program program;

  private CopyUpdates(Program program) {
    this.program = program;
  }

  /** All of them, by field; each store at fault once. */
  static List<CopyUpdate> of(List<SharedField> fields, Program program) {
    CopyUpdates search = new CopyUpdates(program);
    List<CopyUpdate> found = new ArrayList<>();
    for (SharedField field : fields) {
      if (field.isPublishedSafely() && !Evidence.isConfined(field.declaration())) {
        found.addAll(search.in(field));
      }
    }
    return found;
  }

  /**
   * A store of another container.
   *
   * @param use the store as a use of the field
   * @param read where the stored container was copied from; empty if it was not
   */
  private record Store(Use use, Optional<TreePath> read) {}

  private List<CopyUpdate> in(SharedField field) {
    List<Store> stores = stores(field.symbol());
    List<CopyUpdate> found = new ArrayList<>();
    Set<Tree> reported = new HashSet<>();
    for (Store step : stores) {
      if (step.read.isEmpty()) {
        continue;
      }
      Set<LockPath> held = heldThroughout(step);
      for (Store other : stores) {
        boolean kept = other.use.locks().stream().anyMatch(held::contains);
        if (kept || !Evidence.canMeet(withLocks(step, held), other.use)) {
          continue;
        }
        // A step without a lock is at fault itself, else the store that comes into it.
        Store fault = held.isEmpty() ? step : other;
        boolean itsOwn = !held.isEmpty() && fault.read.isPresent();
        if (!itsOwn && reported.add(fault.use.path().getLeaf())) {
          found.add(new CopyUpdate(field, step.read.get(), step.use.path(), fault.use.path()));
        }
      }
    }
    return found;
  }

  private static Use withLocks(Store store, Set<LockPath> locks) {
    Use use = store.use;
    return new Use(
        use.container(),
        use.kind(),
        use.path(),
        ImmutableSet.copyOf(locks),
        use.roots(),
        use.owned());
  }

  private List<Store> stores(VarSymbol field) {
    return Stream.concat(
            program.declarations.valuesOf(field).stream(),
            program.declarations.heldBy(field).stream())
        .flatMap(value -> store(value).stream())
        .toList();
  }

  private Optional<Store> store(TreePath value) {
    TreePath where = value.getParentPath();
    if (program.roots.isConstruction(where)
        || Annotations.isForTests(where)
        || Evidence.isProgramStart(where)) {
      return Optional.empty();
    }
    return target(where)
        .map(
            container ->
                new Store(
                    new Use(
                        container,
                        Use.Kind.ASSIGN,
                        where,
                        program.locks.at(where),
                        program.roots.of(where),
                        program.ownership.isOwned(container, where)),
                    CopySources.of(value, container, program)))
        .filter(store -> !store.use.owned());
  }

  /** What the store replaces: the field's container, or what the reference holds. */
  private Optional<Term> target(TreePath store) {
    if (store.getLeaf() instanceof AssignmentTree assignment) {
      return AtomicHolders.isHolder(Trees.type(assignment.getVariable()))
          ? Optional.empty()
          : program.terms.of(assignment.getVariable(), store);
    }
    if (!(store.getLeaf() instanceof MethodInvocationTree call)
        || !(Trees.symbol(call) instanceof MethodSymbol method)
        || !AtomicHolders.sets(method)) {
      return Optional.empty();
    }
    List<? extends ExpressionTree> index =
        AtomicHolders.isArray(method) ? call.getArguments().subList(0, 1) : List.of();
    return program.terms.heldBy(Trees.receiver(call), index, store);
  }

  /** The locks that are held from the read to the store, and keep other writers out. */
  private Set<LockPath> heldThroughout(Store step) {
    TreePath read = step.read.get();
    Set<LockPath> atRead = program.locks.at(read);
    Set<LockPath> held = new HashSet<>();
    for (LockPath lock : step.use.locks()) {
      if (lock.mode() == Mode.EXCLUSIVE
          && atRead.contains(lock)
          && !isReleasedBetween(lock, read, step.use.path())) {
        held.add(lock);
      }
    }
    return held;
  }

  /** The two stand in different blocks that take the same monitor. */
  private boolean isReleasedBetween(LockPath lock, TreePath read, TreePath store) {
    Set<Tree> around = blocksOf(lock, store);
    Set<Tree> aroundRead = blocksOf(lock, read);
    return !around.isEmpty()
        && !aroundRead.isEmpty()
        && around.stream().noneMatch(aroundRead::contains);
  }

  private Set<Tree> blocksOf(LockPath lock, TreePath place) {
    Set<Tree> blocks = new HashSet<>();
    for (TreePath p = place; p != null; p = p.getParentPath()) {
      if (p.getLeaf() instanceof SynchronizedTree locked
          && program
              .terms
              .of(locked.getExpression(), p)
              .filter(lock.object()::equals)
              .isPresent()) {
        blocks.add(locked);
      }
    }
    return blocks;
  }
}
