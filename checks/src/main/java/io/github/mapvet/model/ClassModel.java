package io.github.mapvet.model;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.errorprone.VisitorState;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.api.JavacTrees;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.knowledge.Libraries;
import java.util.List;

/**
 * What one top-level class does with its containers: the facts every rule asks for. Built once per
 * class and lazily: a part that no rule asks for costs nothing.
 */
public final class ClassModel {
  private static final int LONGEST_BRIEF = 80;

  private final TreePath path;
  private final VisitorState state;
  private final Program program;
  private final Supplier<List<Iteration>> iterations;
  private final Supplier<Disturbances> disturbances;
  private final Supplier<List<SharedField>> sharedFields;
  private final Supplier<List<HeldValues>> heldValues;
  private final Supplier<List<Access>> accesses;
  private final Supplier<List<Cleanup>> cleanups;
  private final Supplier<List<CapturedLocal>> capturedLocals;
  private final Supplier<List<IdleLock>> idleLocks;
  private final Supplier<List<UnnamedLock>> unnamedLocks;

  private ClassModel(VisitorState state) {
    this.path = state.getPath();
    this.state = state;
    this.program = Program.of(state.context, Libraries.in(state.context).orElseThrow());
    iterations = Suppliers.memoize(() -> Iterations.in(path, containers()));
    accesses = Suppliers.memoize(() -> program.accesses.in(path));
    sharedFields = Suppliers.memoize(() -> SharedFields.of(path, program, state.getTypes()));
    unnamedLocks = Suppliers.memoize(() -> UnnamedLocks.in(path, program));
    idleLocks = Suppliers.memoize(() -> IdleLocks.in(path, program, accesses()));
    capturedLocals =
        Suppliers.memoize(() -> new CapturedLocals(program, state.getTypes()).in(path));
    heldValues = Suppliers.memoize(() -> HeldValuesFinder.in(path, program));
    cleanups = Suppliers.memoize(() -> Cleanups.in(path, containers()));
    disturbances = Suppliers.memoize(() -> new Disturbances(declarations(), terms(), changes()));
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

  /** Which changes an iteration does not survive. */
  public Disturbances disturbances() {
    return disturbances.get();
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

  /** What the code before a place found out about entries. */
  public Presences presences() {
    return program.presences;
  }

  /** Which updates compute the same value twice at worst. */
  public Recomputations recomputations() {
    return program.recomputations;
  }

  /** The calls that change a map through one of its entries. */
  public List<Access> entryChanges() {
    return program.entries.changesIn(path);
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

  /** The container fields with all their uses. */
  public List<SharedField> sharedFields() {
    return sharedFields.get();
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

  /** The unsafe containers that safe maps hold as values, with all their uses. */
  public List<HeldValues> heldValues() {
    return heldValues.get();
  }

  /** The guards that annotations declare. */
  public DeclaredGuards declaredGuards() {
    return program.guards;
  }

  /** Why several threads use the objects of the class. */
  public Sharing sharing() {
    return program.sharing;
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

  /** Conditional updates whose outcome is dropped. */
  public ConditionalUpdates conditionalUpdates() {
    return program.conditionalUpdates;
  }

  /** Calls that rely on how full a container was. */
  public SizeRaces sizeRaces() {
    return program.sizeRaces;
  }

  /** The text of a tree as it stands in the source. */
  public String source(Tree tree) {
    return state.getSourceForNode(tree);
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
