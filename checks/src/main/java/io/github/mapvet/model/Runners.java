package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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
    return locks.isRunByHolder(function)
        ? heldAround(function, this::heldAtRun)
        : heldAround(function, this::heldAtLaterRun);
  }

  private Set<LockPath> heldAround(TreePath function, Function<TreePath, Set<LockPath>> heldAtRun) {
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
        runs.stream().map(heldAtRun).reduce(Sets::intersection).orElse(ImmutableSet.of());
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

  /** The same where the method may also keep the function, or hand it to another thread. */
  private Set<LockPath> heldAtLaterRun(TreePath run) {
    Tree user = run.getParentPath().getLeaf();
    if (user instanceof MethodInvocationTree) {
      return locks.isRunByHolder(run)
          ? Sets.union(locks.takenAround(run), heldAround(run))
          : heldAround(run);
    }
    boolean isCalled =
        user instanceof MemberSelectTree
            && run.getParentPath().getParentPath().getLeaf() instanceof MethodInvocationTree call
            && call.getMethodSelect() == user
            && Trees.symbol(call) instanceof MethodSymbol method
            && (method.flags() & (Flags.ABSTRACT | Flags.DEFAULT)) == Flags.ABSTRACT;
    return isCalled ? locks.takenAround(run) : ImmutableSet.of();
  }
}
