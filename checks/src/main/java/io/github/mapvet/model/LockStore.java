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
 * @param ifTrue boolean locals that hold the result of a {@code tryLock}, and what is held when
 *     they are true
 * @param released locks released that were not taken in the method
 */
record LockStore(
    ImmutableSet<LockPath> held,
    ImmutableMap<Element, LockPath> ifTrue,
    ImmutableSet<LockPath> released)
    implements Store<LockStore> {

  static final LockStore EMPTY =
      new LockStore(ImmutableSet.of(), ImmutableMap.of(), ImmutableSet.of());

  LockStore with(LockPath lock) {
    return new LockStore(union(held, lock), ifTrue, released);
  }

  LockStore without(LockPath lock) {
    return held.contains(lock)
        ? new LockStore(
            Sets.difference(held, ImmutableSet.of(lock)).immutableCopy(), ifTrue, released)
        : new LockStore(held, ifTrue, union(released, lock));
  }

  LockStore withResult(Element local, LockPath lock) {
    Map<Element, LockPath> results = new HashMap<>(ifTrue);
    if (lock == null) {
      results.remove(local);
    } else {
      results.put(local, lock);
    }
    return new LockStore(held, ImmutableMap.copyOf(results), released);
  }

  /** Whether nothing is held or released. */
  boolean isNothing() {
    return held.isEmpty() && released.isEmpty();
  }

  /** The same for a caller, without the locals that only the method knows. */
  LockStore substitute(Map<Term, Term> seen) {
    return new LockStore(substitute(held, seen), ImmutableMap.of(), substitute(released, seen));
  }

  private static ImmutableSet<LockPath> substitute(Set<LockPath> locks, Map<Term, Term> seen) {
    return locks.stream()
        .map(l -> new LockPath(l.object().substitute(seen), l.mode()))
        .collect(ImmutableSet.toImmutableSet());
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
    Map<Element, LockPath> results = new HashMap<>(ifTrue);
    results.entrySet().retainAll(other.ifTrue.entrySet());
    return new LockStore(
        Sets.intersection(held, other.held).immutableCopy(),
        ImmutableMap.copyOf(results),
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
