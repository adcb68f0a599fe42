package io.github.mapvet.model;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.errorprone.VisitorState;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.api.JavacTrees;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.knowledge.ConditionalCalls;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.knowledge.Safety;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one top-level class does with its containers: the facts every rule asks for. Built once per
 * class and lazily: a part that no rule asks for costs nothing.
 */
public final class ClassModel {
  private static final int LONGEST_BRIEF = 80;

  private final TreePath path;
  private final VisitorState state;
  private final Program program;
  private final Contents contents;
  private final Supplier<Boolean> threadSigns;
  private final Supplier<List<Iteration>> iterations;
  private final Supplier<List<Dispatches.Dispatch>> dispatches;
  private final Supplier<Disturbances> disturbances;
  private final Supplier<Set<Tree>> ownTrees;
  private final Supplier<List<SharedField>> allFields;
  private final HeldValuesFinder valuesFinder;
  private final Supplier<List<HeldValues>> allHeldValues;
  private final Supplier<List<Access>> accesses;
  private final Supplier<List<Access>> atomicAccesses;
  private final Supplier<List<Cleanup>> cleanups;
  private final Supplier<List<CapturedLocal>> capturedLocals;
  private final Supplier<List<IdleLock>> idleLocks;
  private final Supplier<List<UnnamedLock>> unnamedLocks;
  private final Supplier<List<HookUse>> hookUses;
  private final Supplier<List<LockRemoval>> lockRemovals;
  private final Supplier<List<LateChange>> lateChanges;
  private final Supplier<List<LostEntry>> lostEntries;
  private final Supplier<KeyLocks> keyLocks;
  private final Supplier<List<InPlaceChange>> inPlaceChanges;
  private final Supplier<List<LateFill>> lateFills;
  private final Supplier<List<CopyUpdate>> copyUpdates;
  private final Supplier<List<LazyInit>> lazyInits;
  private final Supplier<List<ReadLockedWrite>> readLockedWrites;
  private final Supplier<List<StaleRead>> staleReads;

  private ClassModel(VisitorState state) {
    this.path = state.getPath();
    this.state = state;
    this.program = Program.of(state.context, Libraries.in(state.context).orElseThrow());
    contents = program.files.contents(path.getCompilationUnit());
    threadSigns =
        Suppliers.memoize(
            () -> contents.hasContainers() && program.threadSigns.isIn(path.getCompilationUnit()));
    iterations = ofContainers(() -> Iterations.in(path, program));
    accesses = ofContainers(() -> program.accesses.among(code().effects));
    atomicAccesses =
        Suppliers.memoize(
            () ->
                accesses().stream()
                    .filter(a -> containers().safetyOf(a.container()).isAtomicPerCall())
                    .toList());
    allFields = ofContainers(() -> SharedFields.of(path, program, state.getTypes()));
    keyLocks = Suppliers.memoize(() -> KeyLocks.in(path, program));
    lostEntries = ofContainers(() -> LostEntries.in(path, program, sharedFields(), keyLocks.get()));
    lockRemovals = ofContainers(() -> LockRemovals.in(path, program, keyLocks.get()));
    hookUses = Suppliers.memoize(() -> HookUses.in(path, program, sharedFields()));
    lateChanges =
        Suppliers.memoize(() -> LateChanges.of(sharedFields(), program, state.getTypes()));
    inPlaceChanges =
        Suppliers.memoize(() -> InPlaceChanges.of(sharedContainers(), lateFills(), containers()));
    readLockedWrites =
        Suppliers.memoize(() -> ReadLockedWrites.of(sharedContainers(), containers()));
    lazyInits = Suppliers.memoize(() -> LazyInits.of(sharedContainers(), lateFills(), program));
    copyUpdates = Suppliers.memoize(() -> CopyUpdates.of(sharedContainers(), program));
    lateFills = ofContainers(() -> LateFills.in(path, program, sharedContainers(), accesses()));
    staleReads =
        Suppliers.memoize(
            () ->
                StaleReads.of(
                    path,
                    sharedFields().stream().filter(f -> !hasOtherFault(f)).toList(),
                    this::isLostEntry,
                    program,
                    state.getTypes()));
    unnamedLocks =
        when(c -> c.isAnnotated("GuardedBy"::equals), () -> UnnamedLocks.in(path, program));
    idleLocks =
        when(
            c -> IdleLocks.mayBeIn(c, mayLock()),
            () -> IdleLocks.in(path, program, accesses(), mayLock()));
    capturedLocals =
        Suppliers.memoize(
            () ->
                threadSigns.get()
                    ? new CapturedLocals(program, state.getTypes()).in(path)
                    : List.of());
    valuesFinder = HeldValuesFinder.in(path, program);
    allHeldValues = ofContainers(valuesFinder::unsafe);
    cleanups =
        when(c -> c.hasContainers() && c.has(Tree.Kind.TRY), () -> Cleanups.in(path, program));
    dispatches = ofContainers(this::findDispatches);
    ownTrees = Suppliers.memoize(this::findOwnTrees);
    disturbances = Suppliers.memoize(() -> new Disturbances(program));
  }

  /** What can only be found where there are containers. */
  private <T> Supplier<List<T>> ofContainers(Supplier<List<T>> search) {
    return when(Contents::hasContainers, search);
  }

  /** What can only be found in a class that has something in it. */
  private <T> Supplier<List<T>> when(Predicate<Contents> isThere, Supplier<List<T>> search) {
    return Suppliers.memoize(() -> isThere.test(contents) ? search.get() : List.of());
  }

  private ClassDeclarations code() {
    return program.declarations.of(path);
  }

  /** Whether some statement of the class takes a lock, or a call by its name may. */
  private boolean mayLock() {
    return contents.has(Tree.Kind.SYNCHRONIZED) || contents.calls(program.libraries::mayBeLockCall);
  }

  private List<Dispatches.Dispatch> findDispatches() {
    Dispatches finder =
        new Dispatches(
            program,
            state.getTypes(),
            disturbances(),
            allFields,
            allHeldValues,
            Suppliers.memoize(() -> CopiedWalks.in(path, containers())));
    return Stream.concat(
            finder.among(failFast(iterations(), finder::mayBeOne)).stream(),
            finder.among(failFast(indexLoops(), finder::mayBeOne)).stream())
        .sorted(Comparator.comparingInt(d -> Trees.start(d.iteration().source().getLeaf())))
        .toList();
  }

  private List<Iteration> indexLoops() {
    return contents.has(Tree.Kind.FOR_LOOP) ? IndexLoops.in(path, program) : List.of();
  }

  /**
   * The model of the top-level class that the scanner is at; the rules that visit it one after
   * another share it.
   *
   * @param state the scanner's state, its path at the class
   */
  public static ClassModel of(VisitorState state) {
    ClassModel last = state.context.get(ClassModel.class);
    if (last == null || last.path.getLeaf() != state.getPath().getLeaf()) {
      last = new ClassModel(state);
      state.context.put(ClassModel.class, (ClassModel) null);
      state.context.put(ClassModel.class, last);
    }
    return last;
  }

  /** The class declaration. */
  public ClassTree tree() {
    return (ClassTree) path.getLeaf();
  }

  /** The path of the class declaration. */
  public TreePath path() {
    return path;
  }

  /** The compilation's state, its path at the class. */
  public VisitorState state() {
    return state;
  }

  /** What the class declares, assigns and calls. */
  public Declarations declarations() {
    return program.declarations;
  }

  /** Access paths. */
  public Terms terms() {
    return program.terms;
  }

  /** Which container an expression denotes, and how safe it is. */
  public Containers containers() {
    return program.containers;
  }

  /** Structural changes, also through methods of the class. */
  public Changes changes() {
    return program.changes;
  }

  /** The iterations over named containers, in the order of the source. */
  public List<Iteration> iterations() {
    return iterations.get();
  }

  /** The iterations that a structural change may end with an exception. */
  public List<Iteration> failFastIterations() {
    return failFast(iterations(), any -> true);
  }

  private List<Iteration> failFast(List<Iteration> all, Predicate<Iteration> asked) {
    return all.stream()
        .filter(asked)
        .filter(i -> safetyOf(i).mayFailFast())
        .filter(i -> safetyOf(i) != Safety.UNKNOWN || !mayBeConcurrent(i.container()))
        .toList();
  }

  /** A field of which some value is not known and another is for several threads. */
  private boolean mayBeConcurrent(ContainerRef container) {
    return container.base().variable() != null
        && SharedFields.isDeclaredIn(path, container.base().variable(), program)
        && !program.containers.mayNeedLock(container.base().variable());
  }

  /** What the iterated container promises. */
  public Safety safetyOf(Iteration iteration) {
    return safetyOf(iteration.container(), iteration.source());
  }

  /** How safe a container is, also one that is a value of a map. */
  private Safety safetyOf(ContainerRef container, TreePath expression) {
    Safety known = containers().safetyOf(container);
    return known == Safety.UNKNOWN ? valuesFinder.safetyOf(expression) : known;
  }

  /** What an iteration stands at. */
  public CurrentElements currentElements() {
    return program.currentElements;
  }

  /** Calls that change a container through an iterator over a snapshot of it. */
  public List<SnapshotChanges.SnapshotChange> snapshotChanges() {
    return contents.hasContainers()
        ? SnapshotChanges.among(code().callsInOrder, containers(), this::safetyOf)
        : List.of();
  }

  /** Which changes an iteration does not survive. */
  public Disturbances disturbances() {
    return disturbances.get();
  }

  /**
   * Where the exception of a broken iteration is caught for nothing, in the order of the source.
   */
  public List<Swallowings.Swallowing> swallowings() {
    return contents.has(Tree.Kind.CATCH) ? program.swallowings.in(path) : List.of();
  }

  /** Whether an index is kept from being negative by the number of shards alone. */
  public boolean isSavedByDivisor(ShardIndexes.NegativeIndex index) {
    return program.shardIndexes.isSavedByDivisor(index);
  }

  /** Indexes into sharded maps that can be negative, in the order of the source. */
  public List<ShardIndexes.NegativeIndex> negativeIndexes() {
    return contents.has(Tree.Kind.REMAINDER) ? program.shardIndexes.in(path) : List.of();
  }

  /** Shards that are touched under the lock of another one, in the order of the source. */
  public List<StripeMismatches.Mismatch> stripeMismatches() {
    return mayLock() ? program.stripeMismatches.in(path) : List.of();
  }

  /** Where listeners are called straight from their container, in the order of the source. */
  public List<Dispatches.Dispatch> dispatches() {
    return dispatches.get();
  }

  /** Whether a place is the source of a walk that calls listeners: the fault there is that. */
  public boolean isDispatch(TreePath place) {
    return dispatches().stream()
        .anyMatch(d -> Trees.isWithin(d.iteration().source(), place.getLeaf()));
  }

  /** The {@code finally} blocks, in the order of the source. */
  public List<Cleanup> cleanups() {
    return cleanups.get();
  }

  /** Where containers are given away. */
  public HandOvers handOvers() {
    return program.handOvers;
  }

  /** The calls on named containers, in the order of the source. */
  public List<Access> accesses() {
    return accesses.get();
  }

  /** Those of containers that make each single call atomic. */
  public List<Access> atomicAccesses() {
    return atomicAccesses.get();
  }

  /** What the code before a place found out about entries. */
  public Presences presences() {
    return program.presences;
  }

  /** Whether all that is put into a field is put there once, and announced by a volatile flag. */
  public boolean isFilledOnce(SharedField field) {
    StoreFlags flags = new StoreFlags(program.declarations);
    return field.sharedUses().stream()
        .filter(Use::isWrite)
        .allMatch(fill -> flags.isOnceAnnounced(fill.path()));
  }

  /** Whether a look comes after one at the flag that says that the field has been filled. */
  public boolean isAfterFilling(Use look, SharedField field) {
    return new StoreFlags(program.declarations).isAfterFilling(look, field);
  }

  /** Who takes elements out of queues. */
  public Consumers consumers() {
    return program.consumers;
  }

  /** Which updates compute the same value twice at worst. */
  public Recomputations recomputations() {
    return program.recomputations;
  }

  /** The calls that change a map through one of its entries. */
  public List<Access> entryChanges() {
    return contents.calls("setValue"::equals)
        ? program.entries.changesAmong(code().callsInOrder)
        : List.of();
  }

  /** Which read a written value was computed from. */
  public Derivations derivations() {
    return program.derivations;
  }

  /** Which locks are held where. */
  public Locks locks() {
    return program.locks;
  }

  /** Which check a call relies on. */
  public CheckThenActs checkThenActs() {
    return program.checkThenActs;
  }

  /** What only one thread can reach. */
  public Ownership ownership() {
    return program.ownership;
  }

  /** The container fields with all their uses; none where nothing hints at several threads. */
  public List<SharedField> sharedFields() {
    return sharedContainers().stream().filter(f -> !f.isHeld()).toList();
  }

  /** The same, and the atomic references that hold containers. */
  public List<SharedField> sharedContainers() {
    return threadSigns.get() ? allFields.get() : List.of();
  }

  /** Plain containers behind volatile fields and atomic references that are changed in place. */
  public List<InPlaceChange> inPlaceChanges() {
    return inPlaceChanges.get();
  }

  /** Changes under a read lock or an optimistic stamp. */
  public List<ReadLockedWrite> readLockedWrites() {
    return readLockedWrites.get();
  }

  /** Looks at fields that need not see the container which another thread has stored there. */
  public List<StaleRead> staleReads() {
    return staleReads.get();
  }

  /** Containers that two threads can both make when there is none. */
  public List<LazyInit> lazyInits() {
    return lazyInits.get();
  }

  /** Copy-on-write steps that another thread's store can come into. */
  public List<CopyUpdate> copyUpdates() {
    return copyUpdates.get();
  }

  /** Containers that are filled when other threads can find them already. */
  public List<LateFill> lateFills() {
    return lateFills.get();
  }

  /** Whether a change fills a container that was made visible right before. */
  public boolean isLateFill(Use change) {
    return lateFills().stream().anyMatch(f -> f.contains(change.path().getLeaf()));
  }

  /** Whether a more special rule tells what is wrong with the field than that a lock is missing. */
  public boolean isLeftToSpecialRule(SharedField field) {
    return inPlaceChanges().stream().anyMatch(c -> c.field() == field)
        || readLockedWrites().stream().anyMatch(w -> w.field() == field)
        || lateFills().stream().anyMatch(f -> f.into() == field.symbol())
        || staleReads().stream().anyMatch(s -> s.field() == field && !s.isUnderOtherLock());
  }

  /** The local containers that tasks and other threads use at once. */
  public List<CapturedLocal> capturedLocals() {
    return capturedLocals.get();
  }

  /** The locks that guard nothing. */
  public List<IdleLock> idleLocks() {
    return idleLocks.get();
  }

  /** The lock fields that the declared guards leave out. */
  public List<UnnamedLock> unnamedLocks() {
    return unnamedLocks.get();
  }

  /** The changes of guarded containers that come after the guard was given back. */
  public List<LateChange> lateChanges() {
    return lateChanges.get();
  }

  /** The calls that take a key's lock out of its map while others may wait for it. */
  public List<LockRemoval> lockRemovals() {
    return lockRemovals.get();
  }

  /** Whether a call takes a key's lock out of its map while others may wait for it. */
  public boolean isLockRemoval(Tree call) {
    return lockRemovals().stream().anyMatch(removal -> removal.where().getLeaf() == call);
  }

  /** The hooks that touch a container without the lock of the others, or an old one. */
  public List<HookUse> hookUses() {
    return hookUses.get();
  }

  /** The cleanup code that takes out other threads' entries. */
  public List<LostEntry> lostEntries() {
    return lostEntries.get();
  }

  /**
   * Whether a use is a fault that a more special rule tells than those which look for uses without
   * the usual lock.
   */
  public boolean isSpecialFault(Use use) {
    return hookUses().stream().anyMatch(h -> h.use().filter(use::equals).isPresent())
        || lateChanges().stream().anyMatch(late -> late.isAbout(use))
        || isLostEntry(use.path())
        || isDispatch(use.path());
  }

  /** Whether it is known what is wrong with how the field is given its container. */
  private boolean hasOtherFault(SharedField field) {
    return lateFills().stream().anyMatch(f -> f.into() == field.symbol())
        || lazyInits().stream().anyMatch(l -> l.field() == field)
        || hookUses().stream().anyMatch(h -> h.use().isEmpty() && h.field() == field);
  }

  private boolean isLostEntry(TreePath change) {
    return lostEntries().stream().anyMatch(lost -> lost.where().getLeaf() == change.getLeaf());
  }

  /**
   * The unsafe containers that safe maps and caches hold as values, with all their uses; none where
   * nothing hints at several threads.
   */
  public List<HeldValues> heldValues() {
    return threadSigns.get() || contents.calls("asMap"::equals)
        ? allHeldValues.get().stream().filter(h -> h.mapSafety().isAtomicPerCall()).toList()
        : List.of();
  }

  /** The guards that annotations declare. */
  public DeclaredGuards declaredGuards() {
    return program.guards;
  }

  /** Why several threads use the objects of the class. */
  public Sharing sharing() {
    return program.sharing;
  }

  /**
   * Whether two uses do each other no harm: a lock keeps them apart, one that they take or one that
   * their callers hold, a flag that was set under a lock, or the callers make one of them harmless.
   */
  public boolean areKeptApart(Use one, Use other) {
    return program.outerLocks.keepApart(one, other)
        || program.closingFlags.keepApart(one, other)
        || isHarmlessToCallers(one)
        || isHarmlessToCallers(other);
  }

  /**
   * Whether the callers of a use, as far as the compilation shows them, make it harmless: nobody
   * else has the object yet, only people look at the number, or nobody calls it at all.
   */
  public boolean isHarmlessToCallers(Use use) {
    return program.numbers.isForMonitoring(use)
        || (use.isWrite() && program.freshObjects.isOnFresh(use))
        || (Trees.symbol(Trees.enclosingBody(use.path()).getLeaf()) instanceof MethodSymbol method
            && program.outsideCalls.isCalledByNobody(method));
  }

  /** Whether other classes of the compilation use the class that a place is in. */
  public boolean isUsedOutside(TreePath place) {
    return Trees.enclosingClass(place).filter(program.outsideCalls::isUsedOutside).isPresent();
  }

  /**
   * Whether this class shows that it was written for several threads, see {@link
   * Sharing#isWrittenForThreads}, or a caller that holds a lock does.
   */
  public boolean isWrittenForThreads(TreePath place) {
    return program.sharing.isWrittenForThreads(path)
        || program.outerLocks.isHeldBySomeCaller(place);
  }

  /**
   * Whether those who are handed a container, as far as the compilation shows them, hold its lock
   * for as long as they look at it.
   */
  public boolean isForHoldersOf(Term lock, Use escape) {
    return new LockedReceivers(program, state.getTypes()).are(escape, lock);
  }

  /** See {@link OptimisticReads}. */
  public boolean isValidated(Use use, Term lock) {
    return new OptimisticReads(program.locks, containers()).isValidated(use, lock);
  }

  /** Whether another class of the compilation calls a method. */
  public boolean isCalledOutside(MethodSymbol method) {
    return program.outsideCalls.isCalledOutside(method);
  }

  /** What the code claims about the thread it is on. */
  public ThreadClaims threadClaims() {
    return program.threadClaims;
  }

  /** What keeps other threads from coming between two calls. */
  public Exclusion exclusion() {
    return program.exclusion;
  }

  /** How maps run the functions they are given. */
  public Computes computes() {
    return program.computes;
  }

  /** What the functions do that maps compute values with. */
  public ComputeFunctions computeFunctions() {
    return program.computeFunctions;
  }

  /** Values used on after a {@code putIfAbsent}. */
  public PutIfAbsents putIfAbsents() {
    return program.putIfAbsents;
  }

  /** Conditional updates whose outcome is dropped, in the order of the source. */
  public List<IgnoredUpdate> ignoredUpdates() {
    return contents.hasContainers() && contents.calls(ConditionalCalls::isCandidate)
        ? program.conditionalUpdates.among(code().callsInOrder)
        : List.of();
  }

  /** Whether the class hands out its tasks in rounds and waits for each: {@code invokeAll}. */
  public boolean worksInRounds() {
    return contents.calls("invokeAll"::equals);
  }

  /** Calls that rely on how full a container was. */
  public SizeRaces sizeRaces() {
    return program.sizeRaces;
  }

  /** The file that a tree stands in: this class's, or that of another class it was followed to. */
  public CompilationUnitTree unitOf(Tree tree) {
    return ownTrees.get().contains(tree)
        ? path.getCompilationUnit()
        : program.callIndex.unitOf(tree).orElse(path.getCompilationUnit());
  }

  /** Gathered once: a class may have thousands of findings, each with several places. */
  private Set<Tree> findOwnTrees() {
    Set<Tree> own = Collections.newSetFromMap(new IdentityHashMap<>());
    new TreeScanner<Void, Void>() {
      @Override
      public Void scan(Tree tree, Void unused) {
        own.add(tree);
        return super.scan(tree, null);
      }
    }.scan(path.getCompilationUnit(), null);
    return own;
  }

  /** The text of a tree as it stands in the source. */
  public String source(Tree tree) {
    CompilationUnitTree unit = unitOf(tree);
    if (unit == path.getCompilationUnit()) {
      return state.getSourceForNode(tree);
    }
    SourcePositions positions = JavacTrees.instance(state.context).getSourcePositions();
    try {
      return unit.getSourceFile()
          .getCharContent(/* ignoreEncodingErrors= */ true)
          .subSequence(
              (int) positions.getStartPosition(unit, tree),
              (int) positions.getEndPosition(unit, tree))
          .toString();
    } catch (IOException | IndexOutOfBoundsException e) {
      // What the file has no text for: javac's own words.
      return tree.toString();
    }
  }

  /** The text of a tree on one line and not too long, for messages. */
  public String brief(Tree tree) {
    String text = source(tree).replaceAll("\\s+", " ");
    return text.length() <= LONGEST_BRIEF ? text : text.substring(0, LONGEST_BRIEF - 1) + "…";
  }

  /** Starts a repair in this file. */
  public Fix.Builder fix() {
    return Fix.builder(
        path.getCompilationUnit(), JavacTrees.instance(state.context).getSourcePositions());
  }
}
