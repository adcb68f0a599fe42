package io.github.mapvet.model;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import org.checkerframework.errorprone.dataflow.analysis.Store;
import org.checkerframework.errorprone.dataflow.cfg.visualize.CFGVisualizer;
import org.checkerframework.errorprone.dataflow.expression.JavaExpression;

/**
 * The explicit locks that must be held at a point of a method.
 *
 * @param held the locks taken since the method began and not released
 * @param results boolean locals that tell whether a {@code tryLock} had success
 * @param released locks released that were not taken in the method
 */
record LockStore(
    ImmutableSet<LockPath> held,
    ImmutableMap<Element, Tried> results,
    ImmutableSet<LockPath> released)
    implements Store<LockStore> {

  /** A lock, and which value of a boolean says that it is held. */
  record Tried(LockPath lock, boolean heldIf) {}

  static final LockStore EMPTY =
      new LockStore(ImmutableSet.of(), ImmutableMap.of(), ImmutableSet.of());

  LockStore with(LockPath lock) {
    return new LockStore(union(held, lock), results, released);
  }

  LockStore without(LockPath lock) {
    return held.contains(lock)
        ? new LockStore(
            Sets.difference(held, ImmutableSet.of(lock)).immutableCopy(), results, released)
        : new LockStore(held, results, union(released, lock));
  }

  LockStore withResult(Element local, Tried tried) {
    Map<Element, Tried> known = new HashMap<>(results);
    if (tried == null) {
      known.remove(local);
    } else {
      known.put(local, tried);
    }
    return new LockStore(held, ImmutableMap.copyOf(known), released);
  }

  /** Whether nothing is held or released. */
  boolean isNothing() {
    return held.isEmpty() && released.isEmpty();
  }

  /** The same for a caller, without what only the method knows. */
  LockStore seenBy(CallNames names) {
    return new LockStore(seenBy(held, names), ImmutableMap.of(), seenBy(released, names));
  }

  private static ImmutableSet<LockPath> seenBy(Set<LockPath> locks, CallNames names) {
    return locks.stream()
        .flatMap(lock -> names.seenByCaller(lock).stream())
        .collect(ImmutableSet.toImmutableSet());
  }

  /** The same with fewer locks held. */
  LockStore notHolding(Set<LockPath> locks) {
    return new LockStore(Sets.difference(held, locks).immutableCopy(), results, released);
  }

  private static ImmutableSet<LockPath> union(ImmutableSet<LockPath> set, LockPath lock) {
    return ImmutableSet.<LockPath>builder().addAll(set).add(lock).build();
  }

  @Override
  public LockStore copy() {
    return this;
  }

  /** Must-analysis: after a join only what both ways hold is held. */
  @Override
  public LockStore leastUpperBound(LockStore other) {
    Map<Element, Tried> both = new HashMap<>(results);
    both.entrySet().retainAll(other.results.entrySet());
    return new LockStore(
        Sets.intersection(held, other.held).immutableCopy(),
        ImmutableMap.copyOf(both),
        Sets.union(released, other.released).immutableCopy());
  }

  @Override
  public LockStore widenedUpperBound(LockStore previous) {
    return leastUpperBound(previous);
  }

  @Override
  public boolean canAlias(JavaExpression a, JavaExpression b) {
    return true;
  }

  @Override
  public String visualize(CFGVisualizer<?, LockStore, ?> visualizer) {
    return held.toString();
  }
}
