package io.github.mapvet.model;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.AtomicHolders;
import io.github.mapvet.knowledge.Safety;
import io.github.mapvet.knowledge.SharedObjects;
import io.github.mapvet.model.LockPath.Mode;
import io.github.mapvet.model.Use.Kind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A container field of the class, with all its uses: who touches it, under which locks, on which
 * threads.
 */
public final class SharedField {
  /** A lock that fewer than one in so many uses hold says nothing about the others. */
  private static final int LEAST_SHARE = 3;

  private final VarSymbol symbol;
  private final Safety safety;
  private final boolean mayNeedLock;
  private final String typeName;
  private final TreePath declaration;
  private final ImmutableList<Use> uses;
  private final StartUps startUps;
  private final Supplier<ImmutableList<Use>> shared;
  private final Supplier<ImmutableSet<Tree>> filledIn;
  private final Supplier<Boolean> confined;

  SharedField(
      VarSymbol symbol,
      Safety safety,
      boolean mayNeedLock,
      String typeName,
      TreePath declaration,
      List<Use> uses,
      Program program) {
    this.startUps = program.startUps;
    this.mayNeedLock = mayNeedLock;
    this.symbol = symbol;
    this.safety = safety;
    this.typeName = typeName;
    this.declaration = declaration;
    this.uses = ImmutableList.copyOf(uses);
    this.shared = Suppliers.memoize(this::findShared);
    this.filledIn = Suppliers.memoize(this::findFilledIn);
    this.confined =
        Suppliers.memoize(
            () -> Evidence.isConfined(declaration) || program.taskFields.isForItsRun(symbol, uses));
  }

  /** The field. */
  public VarSymbol symbol() {
    return symbol;
  }

  /** Whether the field is an atomic reference that holds the container. */
  public boolean isHeld() {
    return AtomicHolders.isHolder(symbol.type);
  }

  /** Whether every thread sees the container that was stored last: volatile or held atomically. */
  public boolean isPublishedSafely() {
    return isHeld() || (symbol.flags() & Flags.VOLATILE) != 0;
  }

  /** The field's name. */
  public String name() {
    return symbol.getSimpleName().toString();
  }

  /** What the container promises. */
  public Safety safety() {
    return safety;
  }

  /** See {@link Containers#mayNeedLock}. */
  public boolean mayNeedLock() {
    return mayNeedLock;
  }

  /** The container's class, as messages name it. */
  public String typeName() {
    return typeName;
  }

  /** The field's declaration. */
  public TreePath declaration() {
    return declaration;
  }

  /**
   * Whether the field stays on one thread, see {@link Evidence#isConfined}, or on one at a time, as
   * a task's own.
   */
  public boolean isConfined() {
    return confined.get();
  }

  /** All uses, in the order of the source. */
  public ImmutableList<Use> uses() {
    return uses;
  }

  /** The uses of the content while other threads may reach the container. */
  public ImmutableList<Use> sharedUses() {
    return shared.get();
  }

  private ImmutableList<Use> findShared() {
    return uses.stream()
        .filter(u -> !u.owned() && u.touchesContent())
        .filter(u -> !Annotations.isForTests(u.path()))
        .filter(u -> !u.locks().isEmpty() || !Comments.leaveLockToCaller(u.path()))
        .filter(u -> !Comments.sayOneThread(u.path()))
        .collect(toImmutableList());
  }

  /** The methods and functions that put something in while other threads may reach it. */
  ImmutableSet<Tree> filledIn() {
    return filledIn.get();
  }

  private ImmutableSet<Tree> findFilledIn() {
    return sharedUses().stream()
        .filter(Use::isInsert)
        .map(u -> Trees.enclosingBody(u.path()).getLeaf())
        .collect(toImmutableSet());
  }

  /** Whether the live container, or a view of it, leaves the class while others may change it. */
  public boolean escapes() {
    return !allEscapes().isEmpty();
  }

  /** Whether a shared use changes the content. */
  public boolean isChanged() {
    return sharedUses().stream().anyMatch(Use::isWrite);
  }

  /** Whether the content is changed elsewhere than where the object is started up or given up. */
  public boolean isChangedInUse() {
    return sharedUses().stream().anyMatch(u -> u.isWrite() && !isStartUp(u) && !isEnd(u));
  }

  private boolean isStartUp(Use use) {
    return startUps.isStartUp(use.path()) && !use.isOfOneOpened();
  }

  /** At the end of the object itself; {@code stop(id)} stops one of many. */
  private boolean isEnd(Use use) {
    return isTearDown(use)
        && Trees.enclosingMethod(use.path())
            .filter(m -> ((MethodTree) m.getLeaf()).getParameters().isEmpty())
            .isPresent();
  }

  /** In a method that others call to set the object up before they put it to use. */
  boolean isSetting(Use use) {
    return startUps.isSetting(use.path());
  }

  /** In a method that is called when the object is given up. */
  boolean isTearDown(Use use) {
    return startUps.isTearDown(use.path());
  }

  /** Whether one of two uses is over before the other's thread is made and started. */
  boolean isOverBefore(Use one, Use other) {
    return startUps.isOverBefore(one, other) || startUps.isOverBefore(other, one);
  }

  /** In a method that is called once, to start the object up. */
  static boolean isStartUp(TreePath place) {
    TreePath body = Trees.enclosingBody(place);
    return body != null
        && body.getLeaf() instanceof MethodTree method
        && SharedObjects.isStartUp(method.getName().toString());
  }

  /**
   * The locks that every shared use holds, each of them exclusively where the content is changed.
   *
   * @return locks by object; empty when there is none or nothing is shared
   */
  public ImmutableSet<Term> guards() {
    Set<Term> common = null;
    for (Use use : sharedUses()) {
      Set<Term> here = new HashSet<>();
      for (LockPath lock : use.locks()) {
        if (!use.isWrite() || lock.mode() == Mode.EXCLUSIVE) {
          here.add(lock.object());
        }
      }
      if (common == null) {
        common = here;
      } else {
        common.retainAll(here);
      }
    }
    return common == null ? ImmutableSet.of() : ImmutableSet.copyOf(common);
  }

  /**
   * The lock held at most of the shared uses, at a third of them at least and at a change at least
   * once; the name decides between equals.
   */
  public Optional<Term> usualLock() {
    return usualLockOf(sharedUses());
  }

  /** The same but for some uses. */
  Optional<Term> usualLock(List<Use> but) {
    return usualLockOf(sharedUses().stream().filter(u -> !but.contains(u)).toList());
  }

  private static Optional<Term> usualLockOf(List<Use> uses) {
    Map<Term, Integer> counts = new HashMap<>();
    Set<Term> atWrites = new HashSet<>();
    for (Use use : uses) {
      for (LockPath lock : use.locks()) {
        counts.merge(lock.object(), 1, Integer::sum);
        if (use.isWrite() && lock.mode() == Mode.EXCLUSIVE) {
          atWrites.add(lock.object());
        }
      }
    }
    int enough = (uses.size() + LEAST_SHARE - 1) / LEAST_SHARE;
    return counts.keySet().stream()
        .filter(atWrites::contains)
        .filter(lock -> counts.get(lock) >= enough)
        .max(
            Comparator.<Term>comparingInt(counts::get)
                .thenComparing(lock -> uses.get(0).containerSeenFromOwner().equals(lock))
                .thenComparing(Term::toString, Comparator.reverseOrder()));
  }

  /**
   * A use under a lock that guards the container but for some uses: they all hold it, or it is the
   * usual lock of them and the container is known to need one. No other lock keeps it apart from
   * the first of those.
   *
   * @param but the uses that are left out
   */
  Optional<Use> guardedUse(Term lock, List<Use> but) {
    List<Use> others = sharedUses().stream().filter(u -> !but.contains(u)).toList();
    boolean guarded =
        others.stream().allMatch(u -> u.holds(lock))
            || (safety.isUnsafe() && usualLock(but).filter(lock::equals).isPresent());
    return others.stream()
        .filter(u -> guarded && u.holds(lock) && !u.isOrderedWith(but.get(0)))
        .min(Comparator.comparing(u -> !u.isWrite()));
  }

  /** The places where the live container, or a view of it, leaves the class. */
  public ImmutableList<Use> allEscapes() {
    return uses.stream()
        .filter(u -> u.kind() == Kind.ESCAPE && !u.owned())
        .filter(u -> !Annotations.isForTests(u.path()))
        .filter(u -> !Comments.leaveLockToCaller(u.path()))
        .collect(toImmutableList());
  }

  /** A change made while the lock is held. */
  public Use writeUnder(Term lock) {
    return sharedUses().stream()
        .filter(u -> u.isWrite() && u.locks().contains(LockPath.exclusive(lock)))
        .findFirst()
        .orElseThrow();
  }

  /** A change that neither a lock nor a wait keeps apart from a use. */
  public Optional<Use> changeNotOrderedWith(Use use) {
    boolean waited = JoinCalls.isAfterWait(use.path());
    return sharedUses().stream()
        .filter(u -> u.isWrite() && !u.isOrderedWith(use) && !u.isOnSameThread(use))
        .filter(u -> !(waited && u.isOnTaskOnly()))
        .findFirst();
  }
}
