package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Lists;
import com.google.common.collect.Sets;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import io.github.mapvet.knowledge.StateMachines;
import io.github.mapvet.model.LockPath.Mode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What all the callers of a method for internal use hold: the greatest solution over the call
 * graph, in which methods may call each other in circles.
 */
final class CallerLocks {
  private final Declarations declarations;
  private final Terms terms;
  private final StartUps startUps;
  private final Places places;
  private final Predicate<TreePath> isRunByHolder;
  private final Map<MethodSymbol, Set<LockPath>> known = new HashMap<>();

  /** Tells the locks held at a place. */
  interface Places {
    /**
     * The locks held at a place.
     *
     * @param byCallers what is held for a method by its callers
     */
    Set<LockPath> at(TreePath place, Function<MethodSymbol, Set<LockPath>> byCallers);
  }

  CallerLocks(
      Declarations declarations,
      Terms terms,
      StartUps startUps,
      Places places,
      Predicate<TreePath> isRunByHolder) {
    this.startUps = startUps;
    this.isRunByHolder = isRunByHolder;
    this.declarations = declarations;
    this.terms = terms;
    this.places = places;
  }

  /** The locks that every call of the method holds, in the method's own terms. */
  Set<LockPath> of(MethodSymbol method) {
    if (!known.containsKey(method)) {
      solve(method);
    }
    return known.get(method);
  }

  /** Starts with nothing known and takes away, until each method agrees with its callers. */
  private void solve(MethodSymbol method) {
    List<MethodSymbol> open = Lists.reverse(openCallers(method));
    Set<MethodSymbol> members = new HashSet<>(open);
    Map<MethodSymbol, Set<LockPath>> found = new HashMap<>();
    boolean changed = true;
    for (int round = 0; changed && round <= open.size(); round++) {
      changed = false;
      for (MethodSymbol each : open) {
        Optional<Set<LockPath>> held = common(each, members, found);
        changed |= held.isPresent() && !held.get().equals(found.put(each, held.get()));
      }
    }
    open.forEach(each -> known.put(each, found.getOrDefault(each, ImmutableSet.of())));
  }

  /** The method and all that call it, directly or not, as far as they are not known yet. */
  private List<MethodSymbol> openCallers(MethodSymbol method) {
    Set<MethodSymbol> open = new LinkedHashSet<>(List.of(method));
    List<MethodSymbol> next = new ArrayList<>(open);
    for (int i = 0; i < next.size(); i++) {
      for (TreePath call :
          Iterables.concat(
              declarations.callsOf(next.get(i)), declarations.referencesOf(next.get(i)))) {
        callers(call).stream()
            .filter(c -> declarations.isInternal(c) && !known.containsKey(c) && open.add(c))
            .forEach(next::add);
      }
    }
    return next;
  }

  /**
   * The methods whose locks a call is made under: that around it and, if that is of an anonymous
   * class whose maker runs it, the one that makes the object.
   */
  private List<MethodSymbol> callers(TreePath call) {
    List<MethodSymbol> callers = new ArrayList<>();
    Optional<TreePath> method = Trees.enclosingMethod(call);
    while (method.isPresent()) {
      callers.add((MethodSymbol) Trees.symbol(method.get().getLeaf()));
      TreePath made = method.get().getParentPath().getParentPath();
      method =
          made.getLeaf() instanceof NewClassTree && isRunByHolder.test(made)
              ? Trees.enclosingMethod(made)
              : Optional.empty();
    }
    return callers;
  }

  /**
   * What the calls have in common. A recursive call holds what the others do, what runs before the
   * object is used needs no lock, and a caller of which nothing is known yet does not count yet.
   */
  private Optional<Set<LockPath>> common(
      MethodSymbol method, Set<MethodSymbol> open, Map<MethodSymbol, Set<LockPath>> found) {
    Function<MethodSymbol, Set<LockPath>> byCallers =
        m -> found.containsKey(m) ? found.get(m) : of(m);
    Predicate<TreePath> isLeftOut =
        place ->
            callers(place).stream()
                .anyMatch(c -> c == method || (open.contains(c) && !found.containsKey(c)));
    Set<LockPath> common = null;
    for (TreePath call : declarations.callsOf(method)) {
      if (!isLeftOut.test(call) && !isInConstructor(call) && !startUps.isBeforeUse(call)) {
        common = heldByBoth(common, seenBy(method, places.at(call, byCallers), call));
      }
    }
    for (TreePath reference : declarations.referencesOf(method)) {
      if (!isLeftOut.test(reference)) {
        common = heldByBoth(common, atReference(reference, byCallers));
      }
    }
    return Optional.ofNullable(common);
  }

  /** {@code optional.orElseGet(this::find)}: who runs it holds the locks. */
  private Set<LockPath> atReference(
      TreePath reference, Function<MethodSymbol, Set<LockPath>> byCallers) {
    ExpressionTree of = Trees.receiver((ExpressionTree) reference.getLeaf());
    boolean onThis = of instanceof IdentifierTree name && name.getName().contentEquals("this");
    boolean onType = Trees.symbol(of) instanceof TypeSymbol;
    return onThis || onType
        ? places.at(reference, byCallers).stream()
            .filter(lock -> !isLocalOf(reference, lock))
            .filter(lock -> onThis || !(lock.object().root() instanceof Term.This))
            .collect(ImmutableSet.toImmutableSet())
        : ImmutableSet.of();
  }

  /** A local of the caller's; that of a constructor may have given a field its lock. */
  private boolean isLocalOf(TreePath call, LockPath lock) {
    return lock.object().root() instanceof Term.Local local
        && declarations
            .variable(local.symbol())
            .map(Trees::enclosingBody)
            .filter(body -> !Trees.isWithin(call, body.getLeaf()))
            .isEmpty();
  }

  /** What both hold, each lock in the weaker of the two modes; one of them may be null: any. */
  private static Set<LockPath> heldByBoth(Set<LockPath> one, Set<LockPath> other) {
    if (one == null) {
      return other;
    }
    Set<LockPath> both = new HashSet<>();
    for (LockPath lock : Sets.union(one, other)) {
      LockPath weaker = new LockPath(lock.object(), Mode.READ);
      if (one.contains(lock) && other.contains(lock)) {
        both.add(lock);
      } else if (lock.mode() == Mode.EXCLUSIVE
          && (one.contains(weaker) || other.contains(weaker))) {
        both.add(weaker);
      }
    }
    return both;
  }

  /** Whether a call is made by a constructor, before others have the object. */
  static boolean isInConstructor(TreePath call) {
    TreePath body = Trees.enclosingBody(call);
    return body != null
        && Trees.symbol(body.getLeaf()) instanceof MethodSymbol method
        && method.isConstructor();
  }

  /**
   * The caller's locks in the terms of the method it calls: a parameter that is a held lock is one
   * there.
   */
  private Set<LockPath> seenBy(MethodSymbol method, Set<LockPath> held, TreePath call) {
    if (Trees.symbol(call.getLeaf()) instanceof MethodSymbol called
        && StateMachines.isStep(called)) {
      return seenByTransition(method, held, call);
    }
    Set<LockPath> seen = new HashSet<>();
    Map<Term, Term> back = new HashMap<>();
    List<? extends ExpressionTree> arguments =
        ((MethodInvocationTree) call.getLeaf()).getArguments();
    for (int i = 0; i < Math.min(arguments.size(), method.getParameters().size()); i++) {
      Term parameter = new Term.Local(method.getParameters().get(i));
      terms.of(arguments.get(i), call).ifPresent(a -> back.put(a, parameter));
    }
    boolean onOther = isCalledOnOther(method, call, back);
    for (LockPath lock : held) {
      boolean ofCallersObject = onOther && lock.object().root().equals(self(method));
      if (!isLocalOf(call, lock) && !ofCallersObject) {
        seen.add(lock);
      }
      if (!back.isEmpty()) {
        seen.add(new LockPath(lock.object().substitute(back), lock.mode()));
      }
    }
    return seen;
  }

  /** The owner of the machine, whose locks the step holds, is the transition's first parameter. */
  private Set<LockPath> seenByTransition(
      MethodSymbol transition, Set<LockPath> held, TreePath step) {
    Term owner = new Term.Local(transition.getParameters().get(0));
    Set<LockPath> seen = new HashSet<>();
    for (LockPath lock : held) {
      Term root = lock.object().root();
      if (root instanceof Term.This) {
        seen.add(new LockPath(lock.object().substitute(Map.of(root, owner)), lock.mode()));
      } else if (!isLocalOf(step, lock)) {
        seen.add(lock);
      }
    }
    return seen;
  }

  /**
   * Whether a method is called on another object than the caller's own, which then is {@code this}
   * to the method.
   */
  private boolean isCalledOnOther(MethodSymbol method, TreePath call, Map<Term, Term> back) {
    ExpressionTree receiver = Trees.receiver((MethodInvocationTree) call.getLeaf());
    if (receiver == null || method.isStatic()) {
      return false;
    }
    Optional<Term> object = terms.of(receiver, call);
    if (object.isPresent() && object.get() instanceof Term.This) {
      return false;
    }
    object.ifPresent(o -> back.put(o, self(method)));
    return true;
  }

  private static Term self(MethodSymbol method) {
    return new Term.This((TypeSymbol) method.owner);
  }
}
