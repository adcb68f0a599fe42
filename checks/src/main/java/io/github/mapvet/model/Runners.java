package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Methods of the program that run the function they are given under a lock: {@code locked(() ->
 * …)}.
 */
final class Runners {
  private final Locks locks;
  private final Declarations declarations;
  private final Set<MethodSymbol> beingAsked = new HashSet<>();

  Runners(Locks locks, Declarations declarations) {
    this.locks = locks;
    this.declarations = declarations;
  }

  /**
   * The locks that the called method holds wherever it runs the function, in the caller's terms.
   *
   * @param function path of the function, an argument of a call
   */
  Set<LockPath> heldAround(TreePath function) {
    if (!(function.getParentPath().getLeaf() instanceof MethodInvocationTree call)
        || !(Trees.symbol(call) instanceof MethodSymbol method)
        || declarations.method(method).isEmpty()) {
      return ImmutableSet.of();
    }
    int index = call.getArguments().indexOf(function.getLeaf());
    if (index < 0 || index >= method.getParameters().size() || !beingAsked.add(method)) {
      return ImmutableSet.of();
    }
    List<TreePath> runs = declarations.readsOf(method.getParameters().get(index));
    Set<LockPath> common =
        runs.stream().map(this::heldAtRun).reduce(Sets::intersection).orElse(ImmutableSet.of());
    CallNames names = new CallNames(call, method, function.getParentPath(), locks, declarations);
    beingAsked.remove(method);
    return common.stream()
        .flatMap(lock -> names.seenByCaller(lock).stream())
        .collect(Collectors.toSet());
  }

  /** Called here, or passed to the next one that calls it. */
  private Set<LockPath> heldAtRun(TreePath run) {
    Set<LockPath> here = locks.takenAround(run);
    return run.getParentPath().getLeaf() instanceof MemberSelectTree
        ? here
        : Sets.union(here, heldAround(run));
  }
}
