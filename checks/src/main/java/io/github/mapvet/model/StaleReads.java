package io.github.mapvet.model;

import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ListMultimap;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Types;
import io.github.mapvet.knowledge.LockCalls;
import io.github.mapvet.model.LockPath.Mode;
import io.github.mapvet.model.Stores.Store;
import io.github.mapvet.model.Use.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the fields that are given another container under a lock, and read with neither that lock
 * nor anything else that makes the new one visible.
 */
final class StaleReads {
  private final TreePath topLevelClass;
  private final Program program;
  private final Types types;
  private final AbsenceTests absenceTests;
  private final StoreFlags flags;
  private final Predicate<TreePath> isLeftOut;

  private StaleReads(
      TreePath topLevelClass, Program program, Types types, Predicate<TreePath> isLeftOut) {
    this.topLevelClass = topLevelClass;
    this.program = program;
    this.types = types;
    this.isLeftOut = isLeftOut;
    absenceTests = new AbsenceTests(program.declarations, program.terms);
    flags = new StoreFlags(program.declarations);
  }

  /**
   * The first one of each field, in the order of the fields.
   *
   * @param isLeftOut whether a store is a fault by itself, which says more
   */
  static List<StaleRead> of(
      TreePath topLevelClass,
      List<SharedField> fields,
      Predicate<TreePath> isLeftOut,
      Program program,
      Types types) {
    StaleReads search = new StaleReads(topLevelClass, program, types, isLeftOut);
    return search.of(fields.stream().filter(StaleReads::mayBeStale).toList());
  }

  private static boolean mayBeStale(SharedField field) {
    return !field.isPublishedSafely() && !field.isConfined();
  }

  private List<StaleRead> of(List<SharedField> fields) {
    record Replaced(SharedField field, List<Use> stores) {}
    List<Replaced> replaced =
        fields.stream()
            .map(field -> new Replaced(field, replacements(field)))
            .filter(r -> !r.stores().isEmpty() && !program.threadClaims.claim(r.field()))
            .toList();
    if (replaced.isEmpty()) {
      return List.of();
    }
    Set<VarSymbol> symbols =
        replaced.stream().map(r -> r.field().symbol()).collect(toImmutableSet());
    ListMultimap<VarSymbol, TreePath> reads = FieldReads.of(symbols, topLevelClass);
    return replaced.stream()
        .flatMap(r -> in(r.field(), r.stores(), reads.get(r.field().symbol())).stream())
        .toList();
  }

  private Optional<StaleRead> in(SharedField field, List<Use> stores, List<TreePath> names) {
    List<StaleRead> found = new ArrayList<>();
    for (TreePath name : names) {
      Optional<Use> read = read(name).filter(r -> !isMadeLazilyIn(r, field));
      stores.stream()
          .filter(store -> read.isPresent() && misses(read.get(), store))
          .findFirst()
          .ifPresent(store -> found.add(new StaleRead(field, read.get(), store)));
    }
    return found.stream()
        .min(Comparator.comparing(StaleRead::isUnderOtherLock))
        .filter(StaleReads::isContentSettled);
  }

  /**
   * Whether the reference is what matters. A plain container that is changed in place needs the
   * lock at every use, which rules about the content say, unless only the code that replaces it
   * fills it.
   */
  private static boolean isContentSettled(StaleRead found) {
    SharedField field = found.field();
    return field.safety().isSafe()
        || !field.isChanged()
        || (field.usualLock().isEmpty()
            && !field.escapes()
            && field.sharedUses().stream()
                .filter(Use::isWrite)
                .allMatch(w -> w.isOrderedWith(found.store())));
  }

  /** The stores of another container, under a lock, while other threads may read the field. */
  private List<Use> replacements(SharedField field) {
    return program.stores.of(field.symbol()).stream()
        .filter(store -> !isLeftOut.test(store.where()) && !isFirst(store))
        .flatMap(store -> use(store.where(), store.container(), Kind.ASSIGN).stream())
        .filter(store -> store.locks().stream().anyMatch(l -> l.mode() == Mode.EXCLUSIVE))
        .filter(store -> !Evidence.isTearDown(store) && !isStartUp(store.path()))
        .toList();
  }

  /** Before others come; a private method of such a name may be called at any time. */
  private static boolean isStartUp(TreePath store) {
    boolean offered =
        Trees.symbol(Trees.enclosingBody(store).getLeaf()) instanceof MethodSymbol method
            && !method.isPrivate();
    return Evidence.isProgramStart(store) || (offered && SharedField.isStartUp(store));
  }

  /** A store that comes where there is nothing yet: it replaces nothing. */
  private boolean isFirst(Store store) {
    return flags.isOnce(store.where()) || isFirstByNull(store);
  }

  private boolean isFirstByNull(Store store) {
    return absenceTests.around(store.container(), store.where()).stream()
        .anyMatch(test -> !isOneOfSeveral(test.getLeaf()));
  }

  /** {@code field == null || isOld()}. */
  private static boolean isOneOfSeveral(Tree condition) {
    boolean[] several = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitBinary(BinaryTree tree, Void unused) {
        several[0] |= tree.getKind() == Tree.Kind.CONDITIONAL_OR;
        return super.visitBinary(tree, null);
      }
    }.scan(condition, null);
    return several[0];
  }

  private Optional<Use> read(TreePath name) {
    TreePath where = FieldReads.callOn(name);
    return isNullTest(name) || isValidated(name)
        ? Optional.empty()
        : program
            .terms
            .of(name)
            .flatMap(field -> use(name, field, Kind.READ))
            .filter(read -> !read.isIn("toString"))
            .filter(read -> !read.locks().isEmpty() || !Comments.leaveLockToCaller(name))
            .map(
                read ->
                    new Use(read.container(), Kind.READ, where, read.locks(), read.roots(), false));
  }

  private static boolean isNullTest(TreePath name) {
    return Trees.bareParent(name).getLeaf() instanceof BinaryTree test
        && (isNull(test.getLeftOperand()) || isNull(test.getRightOperand()));
  }

  private static boolean isNull(ExpressionTree operand) {
    return operand.getKind() == Tree.Kind.NULL_LITERAL;
  }

  /** Between an optimistic stamp and the question whether it was good. */
  private static boolean isValidated(TreePath name) {
    int at = Trees.start(name.getLeaf());
    boolean[] seen = {false, false};
    new OwnBodyCalls(
            call -> {
              if (Trees.symbol(call) instanceof MethodSymbol method) {
                boolean before = Trees.start(call) < at;
                seen[0] |= before && LockCalls.isOptimistic(method);
                seen[1] |= !before && LockCalls.endsOptimism(method);
              }
            })
        .scan(Trees.enclosingBody(name));
    return seen[0] && seen[1];
  }

  /** Empty while the object is being made, by one thread, and for tests. */
  private Optional<Use> use(TreePath where, Term container, Kind kind) {
    if (!(container instanceof Term.Field field)
        || Annotations.isForTests(where)
        || program.ownership.isOwned(field, where)
        || (field.of() instanceof Term.This && program.roots.isConstruction(where))) {
      return Optional.empty();
    }
    return Optional.of(
        new Use(
            field,
            kind,
            where,
            Uses.seenFromOwner(field, program.locks.at(where), program, types),
            program.roots.of(where),
            /* owned= */ false));
  }

  private boolean misses(Use read, Use store) {
    return Evidence.canMeet(read, store)
        && !isAfterOwnStore(read, store)
        && !flags.isAnnounced(store.path(), read.path());
  }

  /** The same call has stored it right before. */
  private static boolean isAfterOwnStore(Use read, Use store) {
    TreePath body = Trees.enclosingBody(store.path());
    return Trees.enclosingBody(read.path()).getLeaf() == body.getLeaf()
        && Trees.isEvaluatedBefore(store.path(), read.path())
        && ControlFlow.canFollow(store.path(), read.path());
  }

  /** Double-checked locking, where the read and the making are one method. */
  private boolean isMadeLazilyIn(Use read, SharedField field) {
    Tree body = Trees.enclosingBody(read.path()).getLeaf();
    return program.stores.of(field.symbol()).stream()
        .filter(store -> Trees.enclosingBody(store.where()).getLeaf() == body)
        .anyMatch(this::isFirst);
  }
}
