package io.github.mapvet.model;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.model.LateFill.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the containers that a method goes on filling when other threads can find them already, with
 * no lock that keeps those out.
 */
final class LateFills {
  private static final ImmutableSet<String> STARTS = ImmutableSet.of("start", "startup");

  private final Program program;
  private final List<SharedField> fields;
  private final List<Access> accesses;

  private LateFills(Program program, List<SharedField> fields, List<Access> accesses) {
    this.program = program;
    this.fields = fields;
    this.accesses = accesses;
  }

  /**
   * All of them in one top-level class: what is filled after it was stored, then what is emptied
   * and filled again.
   */
  static List<LateFill> in(
      TreePath topLevelClass, Program program, List<SharedField> fields, List<Access> accesses) {
    LateFills search = new LateFills(program, fields, accesses);
    List<LateFill> found = new ArrayList<>();
    for (Publication publication : Publications.in(topLevelClass, program)) {
      search.after(publication).ifPresent(found::add);
    }
    for (SharedField field : fields) {
      search.refillOf(field).filter(f -> !isKnown(f, found)).ifPresent(found::add);
    }
    return found;
  }

  private static boolean isKnown(LateFill fill, List<LateFill> found) {
    return found.stream().anyMatch(f -> f.contains(fill.store().getLeaf()));
  }

  private Optional<LateFill> after(Publication store) {
    boolean owned =
        store.found() != null && program.ownership.isOwned(store.found(), store.where());
    if (owned || !isAmongThreads(store.into(), store.where())) {
      return Optional.empty();
    }
    TreePath body = bodyOf(store.where());
    Stream<Change> byName =
        store.names().stream()
            .flatMap(name -> program.changes.of(name, body).stream())
            .filter(c -> follows(store.where(), c) && !isReplacedBetween(store, c));
    Stream<Change> byField =
        Stream.ofNullable(store.found())
            .flatMap(term -> program.changes.of(term, body).stream())
            .filter(c -> follows(store.where(), c) && isAlwaysAfter(store.where(), c.site()))
            .filter(c -> !isReplacedBetween(store, c) && !isDetached(c));
    ImmutableList<Change> changes = inOrder(Stream.concat(byName, byField));
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    return seenBy(store, changes)
        .map(
            other ->
                new LateFill(
                    Kind.STORED,
                    nameOf(changes.get(0)),
                    typeName(changes.get(0), store.into()),
                    store.into(),
                    store.where(),
                    changes,
                    other));
  }

  /** {@code old = field; field = new …; old.clear();}: nobody else has the old one any more. */
  private boolean isDetached(Change change) {
    return change.tree() instanceof MethodInvocationTree call
        && Trees.symbol(Trees.receiver(call)) instanceof VarSymbol local
        && !(local.owner instanceof TypeSymbol)
        && program.ownership.isDetached(local, change.base().variable(), change.where());
  }

  private static String nameOf(Change change) {
    VarSymbol variable = change.base().variable();
    return variable == null ? change.base().toString() : variable.getSimpleName().toString();
  }

  private String typeName(Change change, VarSymbol into) {
    VarSymbol variable = change.base().variable();
    return program.containers.typeName(variable == null ? into : variable);
  }

  private static ImmutableList<Change> inOrder(Stream<Change> changes) {
    return changes
        .sorted(Comparator.comparing(c -> Trees.start(c.site().getLeaf())))
        .collect(toImmutableList());
  }

  /** The method, or the function that is no part of its method, around a place. */
  private TreePath bodyOf(TreePath place) {
    TreePath body = Trees.enclosingBody(place);
    while (!(body.getLeaf() instanceof MethodTree) && program.changes.runsInline(body)) {
      body = Trees.enclosingBody(body);
    }
    return body.getLeaf() instanceof MethodTree method
        ? new TreePath(body, method.getBody())
        : body;
  }

  /** Code that other threads can be in or watch: no constructor, no test, no program's start. */
  private boolean isAmongThreads(VarSymbol into, TreePath place) {
    boolean made = !into.isStatic() && program.roots.isConstruction(place);
    boolean announced =
        !program.locks.at(place).isEmpty()
            && new StoreFlags(program.declarations).isOnceAnnounced(place);
    return !made
        && !announced
        && !program.roots.of(place).isEmpty()
        && !Evidence.isProgramStart(place)
        && !Annotations.isForTests(place)
        && !Evidence.isConfined(place);
  }

  /** Whether control can get from the store to the change, on its way or in the next round. */
  private boolean follows(TreePath store, Change change) {
    TreePath site = change.site();
    if (Trees.isEvaluatedBefore(store, site)) {
      return ControlFlow.canFollow(store, site);
    }
    return change.base() instanceof Term.Local local
        && isInOuterLoop(local.symbol(), store, Trees.commonAncestor(store, site));
  }

  /** The store comes later in the body of a loop that the local outlives. */
  private boolean isInOuterLoop(VarSymbol local, TreePath store, TreePath common) {
    Optional<TreePath> declaration = program.declarations.variable(local);
    for (TreePath p = common; p != null && !(p.getLeaf() instanceof MethodTree); ) {
      if (declaration.isPresent() && Trees.isWithin(declaration.get(), p.getLeaf())) {
        return false;
      }
      if (ControlFlow.isLoop(p.getLeaf())) {
        return program.declarations.hasOneValue(local)
            && ControlFlow.reachesNextRound(store, p.getLeaf());
      }
      p = p.getParentPath();
    }
    return false;
  }

  /**
   * Whether the change is part of the same list of statements, or below it: what is done whether or
   * not the store was is no filling.
   */
  private static boolean isAlwaysAfter(TreePath store, TreePath change) {
    return Trees.isWithin(change, ControlFlow.runsWith(store).getLeaf());
  }

  /** Whether the name means something else by then. */
  private boolean isReplacedBetween(Publication store, Change change) {
    VarSymbol name = change.base().variable();
    int from = Trees.start(store.where().getLeaf());
    int to = Trees.start(change.site().getLeaf());
    return name != null
        && Stream.concat(
                program.declarations.valuesOf(name).stream(),
                program.declarations.heldBy(name).stream())
            .filter(v -> !Trees.isWithin(v, store.where().getLeaf()))
            .filter(v -> bodyOf(v).getLeaf() == bodyOf(store.where()).getLeaf())
            .mapToInt(v -> Trees.start(v.getLeaf()))
            .anyMatch(at -> from < at && at < to);
  }

  /**
   * Another thread's way to see the container while it is filled.
   *
   * @return empty when a lock keeps all others out; inside that, a use that shows it, if the class
   *     has one
   */
  private Optional<Optional<TreePath>> seenBy(Publication store, ImmutableList<Change> changes) {
    VarSymbol into = store.into();
    TreePath site = changes.get(0).site();
    Optional<SharedField> field = fields.stream().filter(f -> f.symbol() == into).findFirst();
    Use change = useAt(changes.get(0), field);
    if (change.locks().stream().anyMatch(lock -> store.names().contains(lock.object()))) {
      return Optional.empty();
    }
    Stream<Use> others =
        field.isPresent() && !isKeeper(into)
            ? field.get().uses().stream().filter(u -> !u.owned() && u.kind() != Use.Kind.ASSIGN)
            : usesOfKeeper(into);
    boolean startUp = SharedField.isStartUp(site);
    List<Use> meanwhile =
        others
            .filter(u -> u.path().getLeaf() != store.where().getLeaf())
            .filter(u -> changes.stream().noneMatch(c -> c.tree() == u.path().getLeaf()))
            .filter(u -> !(startUp && (Evidence.isTearDown(u) || isInBodyOf(site, u.path()))))
            .toList();
    if (!meanwhile.isEmpty()
        && (meanwhile.stream().allMatch(u -> isStartedAfter(u, changes))
            || (isKeeper(into) && startsWorkerAfter(changes)))) {
      return Optional.empty();
    }
    Optional<TreePath> other =
        meanwhile.stream()
            .filter(u -> Evidence.canMeet(change, u))
            .min(
                Comparator.comparing(
                    u -> u.isWrite() || Trees.isWithin(u.path(), bodyOf(site).getLeaf())))
            .map(Use::path);
    boolean alone = !startUp && change.locks().isEmpty() && Evidence.canMeet(change, change);
    return other.isPresent() || alone ? Optional.of(other) : Optional.empty();
  }

  /**
   * {@code byId.put(id, names); names.add(…); worker.start();}: who asks for what is kept under the
   * key is the worker.
   */
  private boolean startsWorkerAfter(ImmutableList<Change> changes) {
    TreePath last = changes.get(changes.size() - 1).site();
    boolean[] starts = {false};
    new OwnBodyCalls(
            call ->
                starts[0] |=
                    STARTS.contains(Trees.methodName(call))
                        && call.getArguments().isEmpty()
                        && Trees.receiver(call) != null
                        && Trees.symbol(Trees.receiver(call)) instanceof VarSymbol worker
                        && !(worker.owner instanceof TypeSymbol)
                        && Trees.start(call) > Trees.start(last.getLeaf()))
        .scan(Trees.enclosingBody(last));
    return starts[0];
  }

  private boolean isInBodyOf(TreePath one, TreePath other) {
    return Trees.isWithin(other, bodyOf(one).getLeaf());
  }

  /** The use is made by threads only that are started when the container is complete. */
  private static boolean isStartedAfter(Use use, ImmutableList<Change> changes) {
    return changes.stream().allMatch(change -> use.isStartedAfter(change.site()));
  }

  private boolean isKeeper(VarSymbol into) {
    return program.containers.safetyOf(into).isAtomicPerCall();
  }

  private Stream<Use> usesOfKeeper(VarSymbol keeper) {
    return accesses.stream()
        .filter(a -> a.container().base().variable() == keeper)
        .filter(a -> !program.roots.isConstruction(a.path()) && !isBlind(a))
        .map(a -> use(a.container().base(), a.operation() == Operation.WRITE, a.path()));
  }

  /** {@code byName.put(name, made);}: whoever stores another one does not look at what is there. */
  private static boolean isBlind(Access access) {
    return access.path().getLeaf() instanceof MethodInvocationTree call
        && Operation.adds(Trees.methodName(call))
        && access.path().getParentPath().getLeaf() instanceof ExpressionStatementTree;
  }

  private Use useAt(Change change, Optional<SharedField> field) {
    return field.stream()
        .flatMap(f -> f.uses().stream())
        .filter(u -> u.path().getLeaf() == change.tree())
        .findFirst()
        .orElseGet(() -> use(change.base(), /* write= */ true, change.site()));
  }

  private Use use(Term container, boolean write, TreePath path) {
    ImmutableSet<LockPath> locks = program.locks.at(path);
    Use.Kind kind = write ? Use.Kind.WRITE : Use.Kind.READ;
    return new Use(container, kind, path, locks, program.roots.of(path), /* owned= */ false);
  }

  /** {@code clear()} of what threads share, and the filling after it. */
  private Optional<LateFill> refillOf(SharedField field) {
    if (!(field.isPublishedSafely() || field.symbol().isStatic()) || !field.safety().isUnsafe()) {
      return Optional.empty();
    }
    for (Use clear : field.sharedUses()) {
      if (isClear(clear.path().getLeaf())
          && !SharedField.isStartUp(clear.path())
          && isAmongThreads(field.symbol(), clear.path())) {
        ImmutableList<Change> refills =
            inOrder(
                program.changes.of(clear.container(), bodyOf(clear.path())).stream()
                    .filter(c -> !Operation.takesOut(c.method()))
                    .filter(c -> follows(clear.path(), c))
                    .filter(c -> isAlwaysAfter(clear.path(), c.site())));
        Optional<TreePath> other =
            field.uses().stream()
                .filter(u -> !u.owned() && u.kind() != Use.Kind.ASSIGN)
                .filter(u -> !Trees.isWithin(u.path(), bodyOf(clear.path()).getLeaf()))
                .filter(u -> Evidence.canMeet(clear, u))
                .map(Use::path)
                .findFirst();
        if (!refills.isEmpty() && other.isPresent()) {
          return Optional.of(
              new LateFill(
                  Kind.EMPTIED,
                  field.name(),
                  field.typeName(),
                  field.symbol(),
                  clear.path(),
                  refills,
                  other));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isClear(Tree tree) {
    return tree instanceof MethodInvocationTree call && Trees.methodName(call).equals("clear");
  }
}
