package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.Factories;
import io.github.mapvet.knowledge.Safety;
import io.github.mapvet.knowledge.SharedObjects;
import io.github.mapvet.model.Stores.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the containers that are made when there is none, where the test and the store are neither
 * one atomic step nor under one lock.
 */
final class LazyInits {
  private final Program program;
  private final AbsenceTests tests;
  private final List<SharedField> fields;
  private final List<LateFill> lateFills;

  private LazyInits(Program program, List<SharedField> fields, List<LateFill> lateFills) {
    this.program = program;
    this.fields = fields;
    this.lateFills = lateFills;
    tests = new AbsenceTests(program.declarations, program.terms);
  }

  /**
   * All of them, by field.
   *
   * @param lateFills what is filled after the store: that says more, and is left out
   */
  static List<LazyInit> of(List<SharedField> fields, List<LateFill> lateFills, Program program) {
    LazyInits search = new LazyInits(program, fields, lateFills);
    List<LazyInit> found = new ArrayList<>();
    for (SharedField field : fields) {
      if (!field.isConfined()) {
        program.stores.of(field.symbol()).stream()
            .flatMap(store -> search.at(store, field).stream())
            .reduce((first, another) -> first.alsoAt(another.store()))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<LazyInit> at(Store store, SharedField field) {
    TreePath where = store.where();
    List<TreePath> around = testsOf(store);
    if (around.isEmpty()
        || !isAmongThreads(store, field)
        || isHarmless(store, field)
        || lateFills.stream().anyMatch(f -> f.contains(where.getLeaf()))) {
      return Optional.empty();
    }
    boolean guarded =
        around.stream().anyMatch(t -> !program.sections.heldThroughout(t, where).isEmpty());
    boolean locked = !program.locks.at(where).isEmpty();
    return (guarded ? Optional.<String>empty() : why(field, where, locked))
        // Finding all callers takes long: last.
        .filter(why -> !program.outerLocks.keepApart(where, where))
        .map(
            why ->
                new LazyInit(
                    field,
                    around.get(0),
                    where,
                    ImmutableList.of(),
                    why,
                    locked,
                    field.isChanged() || isStoredEmpty(store)));
  }

  /** The tests before the store: in its method, or where a method of the class is called for it. */
  private List<TreePath> testsOf(Store store) {
    TreePath chosen = chosenValue(store);
    List<TreePath> found = tests.around(store.container(), chosen);
    TreePath body = Trees.enclosingBody(store.where());
    if (!found.isEmpty()
        || !(Trees.symbol(body.getLeaf()) instanceof MethodSymbol method)
        || !program.declarations.isInternal(method)) {
      return found;
    }
    List<TreePath> atCalls = new ArrayList<>();
    for (TreePath call : program.declarations.callsOf(method)) {
      if (Trees.receiver((MethodInvocationTree) call.getLeaf()) == null) {
        atCalls.addAll(tests.around(store.container(), call));
      }
    }
    return atCalls;
  }

  /** {@code field = field == null ? new … : field}: the branch that makes it. */
  private static TreePath chosenValue(Store store) {
    TreePath value = Trees.bare(store.value());
    if (!(value.getLeaf() instanceof ConditionalExpressionTree choice)) {
      return store.where();
    }
    Tree made =
        Trees.bare(choice.getTrueExpression()) instanceof NewClassTree
            ? choice.getTrueExpression()
            : choice.getFalseExpression();
    return new TreePath(value, made);
  }

  private boolean isAmongThreads(Store store, SharedField field) {
    TreePath where = store.where();
    boolean made = !field.symbol().isStatic() && program.roots.isConstruction(where);
    // Whether an object that was handed in is anybody else's, only a volatile field tells.
    boolean handedIn = store.container().root() instanceof Term.Local && !field.isPublishedSafely();
    Use use =
        new Use(
            store.container(),
            Use.Kind.ASSIGN,
            where,
            ImmutableSet.of(),
            program.roots.of(where),
            /* owned= */ false);
    return !made
        && !handedIn
        && Evidence.canMeet(use, use)
        && !Evidence.isProgramStart(where)
        && !Annotations.isForTests(where)
        && !Comments.leaveLockToCaller(where)
        && !Comments.sayBeforeUse(where)
        && !isFrameworkStart(where)
        && !program.ownership.isOwned(store.container(), where);
  }

  /** {@code protected void doStart()}: a base class calls it, once. */
  private static boolean isFrameworkStart(TreePath store) {
    return SharedField.isStartUp(store)
        && Trees.symbol(Trees.enclosingBody(store).getLeaf()) instanceof MethodSymbol method
        && (method.flags() & Flags.PROTECTED) != 0;
  }

  /** Every thread stores an equal container, and nobody changes it: whichever stays is right. */
  private boolean isHarmless(Store store, SharedField field) {
    TreePath chosen = chosenValue(store);
    TreePath value = Trees.bare(chosen == store.where() ? store.value() : chosen);
    if (value.getLeaf().getKind() == Tree.Kind.NULL_LITERAL) {
      return true;
    }
    Safety safety = safetyOf(value);
    boolean changed = field.isChanged() || isStoredEmpty(store);
    return safety == Safety.IMMUTABLE
        || isUnmodifiable((ExpressionTree) value.getLeaf())
        || isLookedUp((ExpressionTree) value.getLeaf(), field)
        || CacheTypes.evicts(value)
        || (safety == Safety.UNKNOWN && !field.isChanged())
        || (!changed && field.isPublishedSafely());
  }

  /** Of a local, how safe what it holds by then is. */
  private Safety safetyOf(TreePath value) {
    if (!(Trees.symbol(value.getLeaf()) instanceof VarSymbol local)
        || local.owner instanceof TypeSymbol) {
      return program.containers.safetyOfValue(value);
    }
    return program.values.reaching(local, value.getLeaf(), value).stream()
        .map(program.containers::safetyOfValue)
        .reduce(Safety::or)
        .orElse(Safety.UNKNOWN);
  }

  /** {@code manager.getCache(name)}: another object's, and the same each time. */
  private static boolean isLookedUp(ExpressionTree value, SharedField field) {
    return value instanceof MethodInvocationTree call
        && Trees.receiver(call) != null
        && Trees.methodName(call).startsWith("get")
        && Trees.symbol(call) instanceof MethodSymbol method
        && !Trees.topLevelClass(method).equals(Trees.topLevelClass(field.symbol()));
  }

  /** What is stored empty is stored to be filled, wherever that happens. */
  private boolean isStoredEmpty(Store store) {
    TreePath chosen = chosenValue(store);
    TreePath made = chosen == store.where() ? store.value() : chosen;
    ExpressionTree value = (ExpressionTree) Trees.bare(made).getLeaf();
    if (!(Trees.symbol(value) instanceof VarSymbol local) || local.owner instanceof TypeSymbol) {
      return isEmpty(value);
    }
    TreePath body = Trees.enclosingBody(store.where());
    return program.values.reaching(local, value, store.value()).stream()
            .anyMatch(v -> isEmpty(v.getLeaf()))
        && program.changes.of(new Term.Local(local), body).stream()
            .noneMatch(c -> Trees.isEvaluatedBefore(c.site(), store.where()));
  }

  private static boolean isEmpty(Tree value) {
    Tree made = value instanceof ExpressionTree expression ? Trees.bare(expression) : value;
    if (made instanceof AssignmentTree assignment) {
      return isEmpty(assignment.getExpression());
    }
    return (made instanceof NewClassTree created
            && created.getArguments().isEmpty()
            && created.getClassBody() == null)
        || (made instanceof MethodInvocationTree call
            && call.getArguments().isEmpty()
            && Trees.symbol(call) instanceof MethodSymbol method
            && Factories.makes(method));
  }

  /** {@code Collections.unmodifiableMap(made)}. */
  private static boolean isUnmodifiable(ExpressionTree value) {
    return value instanceof MethodInvocationTree call
        && Trees.methodName(call).startsWith("unmodifiable");
  }

  private static boolean isSignalledInTurn(SharedField field) {
    return SharedObjects.isSignalledInTurn((TypeSymbol) field.symbol().owner);
  }

  /** A lock of the object that has the field: that of another one may be there for that one. */
  private static boolean isUnderOwnLock(Use use, SharedField field) {
    return use.locks().stream()
        .map(lock -> lock.object().root())
        .anyMatch(root -> root instanceof Term.This self && self.of() == field.symbol().owner);
  }

  private Optional<String> byRoots(TreePath store) {
    ImmutableSet<ThreadRoot> roots = program.roots.of(store);
    boolean task = roots.stream().anyMatch(ThreadRoot::isHandedOver);
    boolean caller = roots.stream().anyMatch(ThreadRoot::isByCaller);
    return task && caller
        ? Optional.of("a task of its own thread comes here, and any caller")
        : Optional.empty();
  }

  private Optional<String> why(SharedField field, TreePath store, boolean locked) {
    if (field.symbol().isStatic()) {
      return Optional.of("the field is static");
    }
    if (field.isPublishedSafely() && !isSignalledInTurn(field)) {
      return Optional.of(field.isHeld() ? "the reference is atomic" : "the field is volatile");
    }
    if (locked || field.sharedUses().stream().anyMatch(u -> isUnderOwnLock(u, field))) {
      return Optional.of("it is used under a lock");
    }
    Optional<String> shared = program.sharing.reason(field, fields).map(Sharing.Reason::text);
    return shared
        .or(() -> byRoots(store))
        .or(
            () ->
                Evidence.conflict(
                        field, use -> true, Optional.empty(), program.outerLocks::keepApart)
                    .map(Evidence.Conflict::why));
  }
}
