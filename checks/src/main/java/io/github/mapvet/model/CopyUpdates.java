package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.model.Stores.Store;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
      if (field.isPublishedSafely() && !field.isConfined()) {
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
  private record Step(Use use, Optional<TreePath> read) {}

  private List<CopyUpdate> in(SharedField field) {
    List<Step> steps = steps(field.symbol());
    List<CopyUpdate> found = new ArrayList<>();
    Set<Tree> reported = new HashSet<>();
    for (Step step : steps) {
      if (step.read.isEmpty()) {
        continue;
      }
      Set<LockPath> held = program.sections.heldThroughout(step.read.get(), step.use.path());
      for (Step other : steps) {
        boolean kept = other.use.locks().stream().anyMatch(held::contains);
        boolean same = step.equals(other) && isUnchanged(step);
        if (kept || same || !Evidence.canMeet(withLocks(step, held), other.use)) {
          continue;
        }
        // A step without a lock is at fault itself, else the store that comes into it.
        Step fault = held.isEmpty() ? step : other;
        boolean itsOwn = !held.isEmpty() && isReportedItself(other, step);
        if (!itsOwn && reported.add(fault.use.path().getLeaf())) {
          found.add(new CopyUpdate(field, step.read.get(), step.use.path(), fault.use.path()));
        }
      }
    }
    return found;
  }

  /** A copy step without a lock of its own, or the later of two that take different locks. */
  private boolean isReportedItself(Step other, Step step) {
    return other.read.isPresent()
        && (program.sections.heldThroughout(other.read.get(), other.use.path()).isEmpty()
            || Trees.start(other.use.path().getLeaf()) < Trees.start(step.use.path().getLeaf()));
  }

  /** {@code field = List.copyOf(field)}: who does it twice at once stores the same entries. */
  private static boolean isUnchanged(Step step) {
    Tree read = step.read.orElseThrow().getLeaf();
    return step.use.path().getLeaf() instanceof AssignmentTree store
        && isNothingBut(read, Trees.bare(store.getExpression()));
  }

  private static boolean isNothingBut(Tree read, ExpressionTree copy) {
    if (copy instanceof MethodInvocationTree call) {
      return isOnly(read, call.getArguments());
    }
    return copy instanceof NewClassTree created
        && created.getClassBody() == null
        && isOnly(read, created.getArguments());
  }

  private static boolean isOnly(Tree read, List<? extends ExpressionTree> arguments) {
    return arguments.size() == 1 && Trees.bare(arguments.get(0)) == read;
  }

  private static Use withLocks(Step step, Set<LockPath> locks) {
    Use use = step.use;
    return new Use(
        use.container(),
        use.kind(),
        use.path(),
        ImmutableSet.copyOf(locks),
        use.roots(),
        use.owned());
  }

  private List<Step> steps(VarSymbol field) {
    return program.stores.of(field).stream().flatMap(store -> step(store).stream()).toList();
  }

  private Optional<Step> step(Store store) {
    TreePath where = store.where();
    if (program.roots.isConstruction(where)
        || Annotations.isForTests(where)
        || Evidence.isProgramStart(where)
        || program.ownership.isOwned(store.container(), where)) {
      return Optional.empty();
    }
    Use use =
        new Use(
            store.container(),
            Use.Kind.ASSIGN,
            where,
            program.locks.at(where),
            program.roots.of(where),
            /* owned= */ false);
    return Optional.of(new Step(use, CopySources.of(store.value(), store.container(), program)));
  }
}
