package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Streams;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.ExecutorKind;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.knowledge.Safety;
import io.github.mapvet.knowledge.Supertypes;
import io.github.mapvet.model.CheckThenAct.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether something keeps other threads from coming between two calls that belong together. */
public final class Exclusion {

  private final Locks locks;
  private final Libraries libraries;
  private final OuterLocks outerLocks;
  private final OutsideCalls outside;
  private final ThreadClaims threadClaims;
  private final CriticalSections sections;
  private final Roots roots;
  private final Ownership ownership;
  private final Containers containers;
  private final Declarations declarations;

  Exclusion(
      Libraries libraries,
      Locks locks,
      OuterLocks outerLocks,
      OutsideCalls outside,
      ThreadClaims threadClaims,
      CriticalSections sections,
      Roots roots,
      Ownership ownership,
      Containers containers,
      Declarations declarations) {
    this.libraries = libraries;
    this.locks = locks;
    this.outerLocks = outerLocks;
    this.outside = outside;
    this.threadClaims = threadClaims;
    this.sections = sections;
    this.roots = roots;
    this.ownership = ownership;
    this.containers = containers;
    this.declarations = declarations;
  }

  /**
   * The locks that are held from the first call to the second.
   *
   * @param pair two calls that belong together
   */
  public ImmutableSet<LockPath> around(CheckThenAct pair) {
    Set<LockPath> atCheck = locks.at(pair.check().path());
    return locks.at(pair.act().path()).stream()
        .filter(atCheck::contains)
        .filter(l -> !sections.isReleasedBetween(l, pair.check().path(), pair.act().path()))
        .collect(ImmutableSet.toImmutableSet());
  }

  /** Whether no other thread can make the call that would come between. */
  public boolean holds(CheckThenAct pair, List<Access> all) {
    ContainerRef container = pair.act().container();
    if (ownership.isOwned(container.base(), pair.act().path())
        || isOwnKey(pair)
        || isOneTask(pair, all)
        || isMereProperties(pair)
        || isForTestsAlone(pair.act().path())
        || threadClaims.areMadeAt(pair.act().path())) {
      return true;
    }
    ImmutableSet<LockPath> around = around(pair);
    boolean monitor =
        containers.safetyOf(container) == Safety.SYNCHRONIZED
            && around.stream().anyMatch(l -> l.object().equals(container.base()));
    return monitor
        || around.stream().anyMatch(Exclusion::isPerEntry)
        || (!around.isEmpty() && intruder(pair, all).isEmpty())
        || isLockedByCallers(pair, all)
        || isPassedOver(pair.act().path());
  }

  private boolean isLockedByCallers(CheckThenAct pair, List<Access> all) {
    TreePath act = pair.act().path();
    return outerLocks.keepApart(act, act)
        && opposing(pair, all).allMatch(other -> outerLocks.keepApart(act, other.path()));
  }

  /**
   * A call by which another thread can come between, although both calls hold a lock: it does not
   * take that lock.
   */
  public Optional<Access> intruder(CheckThenAct pair, List<Access> all) {
    ImmutableSet<LockPath> around = around(pair);
    return opposing(pair, all)
        .filter(other -> around.stream().noneMatch(mine -> isExcluded(other.path(), mine)))
        .findFirst();
  }

  /** A method for the class and its subclasses is taken to be called as the class itself does. */
  private boolean isExcluded(TreePath other, LockPath mine) {
    if (mayHold(mine, other)) {
      return true;
    }
    List<TreePath> calls =
        Trees.symbol(Trees.enclosingBody(other).getLeaf()) instanceof MethodSymbol method
                && (method.flags() & Flags.PUBLIC) == 0
            ? declarations.callsOf(method)
            : List.of();
    return !calls.isEmpty() && calls.stream().allMatch(call -> mayHold(mine, call));
  }

  private boolean mayHold(LockPath mine, TreePath place) {
    return locks.at(place).stream().anyMatch(mine::excludes)
        || locks.mayBeHeld(mine.object(), place);
  }

  /**
   * The calls that would do harm between the two: what is found missing is harmed by an insert, not
   * by a removal.
   */
  private Stream<Access> opposing(CheckThenAct pair, List<Access> all) {
    Term container = pair.act().container().base();
    return all.stream()
        .filter(a -> a.operation() == Operation.WRITE && a.container().base().equals(container))
        .filter(a -> harms(pair.kind(), Operation.takesOut(a.method())))
        .filter(a -> !ownership.isOwned(container, a.path()) && !roots.isConstruction(a.path()));
  }

  private static boolean harms(Kind kind, boolean removes) {
    return switch (kind) {
      case PUT_IF_ABSENT, ADD_IF_ABSENT, READ_MODIFY_WRITE, TESTED_VALUE, REPLACE_OLD -> !removes;
      case ASSUMED_PRESENT, REMOVE_IF_PRESENT -> removes;
    };
  }

  /**
   * A lock that was fetched, or made for this key: whoever works on the same entry fetches the same
   * one.
   */
  private static boolean isPerEntry(LockPath lock) {
    return lock.object().root() instanceof Term.Local
        || lock.object() instanceof Term.Call
        || lock.object() instanceof Term.Held;
  }

  /** A thread's own entry: the key is the thread. */
  private boolean isOwnKey(CheckThenAct pair) {
    return pair.act().key().filter(ownership::isCurrentThread).isPresent();
  }

  /**
   * {@code Properties} lock by accident of their history: that threads share them, more than their
   * type must say. Here neither a lock nor a task does, nor a static field.
   */
  private boolean isMereProperties(CheckThenAct pair) {
    VarSymbol variable = pair.act().container().base().variable();
    TreePath place = pair.act().path();
    return variable != null
        && !variable.isStatic()
        && isProperties(variable)
        && roots.of(place).stream().allMatch(ThreadRoot::isByCaller)
        && Streams.stream(place)
            .filter(ClassTree.class::isInstance)
            .findFirst()
            .filter(type -> !isForThreads((ClassTree) type))
            .isPresent();
  }

  /** Whether a class takes locks, or has fields that only several threads need. */
  private boolean isForThreads(ClassTree type) {
    return Locking.isUsedIn(type, libraries)
        || type.getMembers().stream()
            .map(Trees::symbol)
            .filter(VarSymbol.class::isInstance)
            .map(VarSymbol.class::cast)
            .anyMatch(
                f ->
                    (f.flags() & Flags.VOLATILE) != 0
                        || (containers.safetyOf(f) == Safety.CONCURRENT && !isProperties(f)));
  }

  private static boolean isProperties(VarSymbol variable) {
    return Supertypes.of(variable.type.tsym).contains("java.util.Properties");
  }

  /** Whether the program does without the method that makes a call. */
  private boolean isPassedOver(TreePath place) {
    return Trees.enclosingMethod(place)
        .filter(
            m ->
                Trees.symbol(m.getLeaf()) instanceof MethodSymbol method
                    && outside.isPassedOver(method))
        .isPresent();
  }

  private boolean isForTestsAlone(TreePath place) {
    return Annotations.isForTests(place)
        && Trees.enclosingMethod(place)
            .filter(
                m ->
                    Trees.symbol(m.getLeaf()) instanceof MethodSymbol method
                        && declarations.callsOf(method).isEmpty())
            .isPresent();
  }

  /** All the calls that matter are made by one and the same task, of which one runs at a time. */
  private boolean isOneTask(CheckThenAct pair, List<Access> all) {
    ImmutableSet<ThreadRoot> here = roots.of(pair.act().path());
    return here.size() == 1
        && here.iterator().next().kind() == ThreadRoot.Kind.TASK
        && !mayOverlapItself(here.iterator().next(), pair)
        && opposing(pair, all).allMatch(other -> roots.of(other.path()).equals(here));
  }

  /** A task that is given the key works on another entry each time: there are several of it. */
  private boolean mayOverlapItself(ThreadRoot task, CheckThenAct pair) {
    boolean isGivenKey =
        pair.act().key().map(Term::root).orElse(null) instanceof Term.Local key
            && declarations
                .variable(key.symbol())
                .filter(d -> !Trees.isWithin(d, task.tree()))
                .isPresent();
    return task.carrier().mayOverlapItself()
        || (isGivenKey && task.carrier().kind() == ExecutorKind.MANY);
  }
}
