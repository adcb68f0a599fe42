package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import io.github.mapvet.model.LockPath.Mode;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Locks that all callers of a method hold, wherever in the compilation they are. The called class
 * has no path to the object of such a lock: the lock is known by the field or class that declares
 * it, and two places with the same one are taken to exclude each other.
 */
final class OuterLocks {

  /** Where so many methods lead to a place, one of them is hardly under a lock. */
  private static final int MOST_METHODS = 200;

  private final Locks locks;
  private final OutsideCalls outside;

  /** By the method, function or class that a place is in. */
  private final IdentityHashMap<Tree, Set<Lock>> held = new IdentityHashMap<>();

  OuterLocks(Locks locks, OutsideCalls outside) {
    this.locks = locks;
    this.outside = outside;
  }

  /** A lock, by the field that holds it or the class whose monitor it is. */
  private record Lock(Symbol declared, Mode mode) {
    boolean excludes(Lock other) {
      return declared == other.declared && (mode == Mode.EXCLUSIVE || other.mode == Mode.EXCLUSIVE);
    }
  }

  /**
   * Whether what their callers hold keeps two places apart. A place can be asked about itself: then
   * whether its callers keep out each other.
   */
  boolean keepApart(TreePath one, TreePath other) {
    Set<Lock> mine = heldForCallers(one);
    Set<Lock> own = ownAt(one);
    if (mine.isEmpty() && own.isEmpty()) {
      return false;
    }
    Set<Lock> others = other == one ? mine : heldForCallers(other);
    return exclude(mine, others) || exclude(mine, ownAt(other)) || exclude(others, own);
  }

  /** Whether a caller of the method around a place holds a lock, here or in another class. */
  boolean isHeldBySomeCaller(TreePath place) {
    return Trees.enclosingMethod(place)
        .filter(
            m ->
                Trees.symbol(m.getLeaf()) instanceof MethodSymbol method
                    && outside.callsOf(method).stream().anyMatch(c -> !locks.at(c).isEmpty()))
        .isPresent();
  }

  /** Whether a lock keeps two uses apart, one that they take or one that their callers hold. */
  boolean keepApart(Use one, Use other) {
    return one.isOrderedWith(other) || keepApart(one.path(), other.path());
  }

  private static boolean exclude(Set<Lock> mine, Set<Lock> others) {
    return mine.stream().anyMatch(m -> others.stream().anyMatch(m::excludes));
  }

  private Set<Lock> heldForCallers(TreePath place) {
    TreePath body = Trees.enclosingBody(place);
    if (body == null) {
      return Set.of();
    }
    Set<Lock> known = held.get(body.getLeaf());
    if (known == null) {
      // Most places can be reached without a lock: the first such way tells, whatever the others.
      boolean mayHold = !new Search(/* all= */ false).above(place).isEmpty();
      known = mayHold ? new Search(/* all= */ true).above(place) : Set.of();
      held.put(body.getLeaf(), known);
    }
    return known;
  }

  private Set<Lock> ownAt(TreePath place) {
    return locks.at(place).stream()
        .flatMap(lock -> identity(lock).stream())
        .collect(ImmutableSet.toImmutableSet());
  }

  private static Optional<Lock> identity(LockPath lock) {
    return Optional.ofNullable(declared(lock.object()))
        .map(symbol -> new Lock(symbol, lock.mode()));
  }

  /** A constructor's local is a lock whose halves the constructor has given to fields. */
  private static Symbol declared(Term lock) {
    if (lock instanceof Term.Field field) {
      return field.symbol();
    }
    if (lock instanceof Term.This self) {
      return self.of();
    }
    if (lock instanceof Term.Local local) {
      return local.symbol().owner.isConstructor() ? local.symbol() : null;
    }
    return lock instanceof Term.Type type ? type.symbol() : null;
  }

  /** One walk up the callers. A method that is met again above itself adds nothing. */
  private final class Search {
    private final boolean all;
    private final Map<MethodSymbol, Optional<Set<Lock>>> known = new HashMap<>();

    /**
     * @param all whether to go on where the callers of a method have nothing in common, so that it
     *     shows how many methods lead to the place
     */
    Search(boolean all) {
      this.all = all;
    }

    Set<Lock> above(TreePath place) {
      return around(place).orElse(Set.of());
    }

    /** What the callers of the code around a place hold; empty for code on the way down itself. */
    private Optional<Set<Lock>> around(TreePath place) {
      TreePath body = Trees.enclosingBody(place);
      if (body != null && body.getLeaf() instanceof LambdaExpressionTree) {
        return locks.isRunByHolder(body) ? at(body) : Optional.of(Set.of());
      }
      return body != null && Trees.symbol(body.getLeaf()) instanceof MethodSymbol method
          ? ofCallers(method)
          : Optional.of(Set.of());
    }

    private Optional<Set<Lock>> ofCallers(MethodSymbol method) {
      if (known.containsKey(method)) {
        return known.get(method);
      }
      if (known.size() >= MOST_METHODS) {
        return Optional.of(Set.of());
      }
      known.put(method, Optional.empty());
      Optional<Set<Lock>> common = Optional.of(inCommon(method));
      known.put(method, common);
      return common;
    }

    /** What all calls hold, as far as they are looked at. */
    private Set<Lock> inCommon(MethodSymbol method) {
      Set<Lock> common = null;
      for (TreePath call : outside.callsOf(method)) {
        Optional<Set<Lock>> held = isBeforeUse(call, method) ? Optional.empty() : at(call);
        if (held.isPresent()) {
          common =
              common == null
                  ? held.get()
                  : ImmutableSet.copyOf(Sets.intersection(common, held.get()));
          if (common.isEmpty() && !all) {
            break;
          }
        }
      }
      return common == null ? Set.of() : common;
    }

    /** In a constructor of the class itself. */
    private static boolean isBeforeUse(TreePath call, MethodSymbol method) {
      return CallerLocks.isInConstructor(call)
          && Trees.enclosingClass(call).filter(c -> c == method.owner).isPresent();
    }

    private Optional<Set<Lock>> at(TreePath place) {
      return around(place).map(above -> ImmutableSet.copyOf(Sets.union(ownAt(place), above)));
    }
  }
}
