package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import io.github.mapvet.knowledge.ConditionalCalls;
import io.github.mapvet.knowledge.ContainerKind;
import java.util.List;
import java.util.Optional;

/**
 * Finds conditional updates of maps, and of the holders of containers, whose outcome is dropped.
 */
public final class ConditionalUpdates {

  /** Methods that tidy up: what is not there any more needs no removal. */
  private static final ImmutableSet<String> CLEANUPS =
      ImmutableSet.of(
          "abort",
          "cleanup",
          "cleanUp",
          "close",
          "destroy",
          "dispose",
          "finalize",
          "release",
          "reset",
          "rollback",
          "shutdown",
          "stop",
          "tearDown",
          "teardown");

  private final Containers containers;
  private final Accesses accesses;
  private final LaterUses laterUses;
  private final Reliances reliances;

  ConditionalUpdates(
      Containers containers, Accesses accesses, LaterUses laterUses, Reliances reliances) {
    this.containers = containers;
    this.accesses = accesses;
    this.laterUses = laterUses;
    this.reliances = reliances;
  }

  /** Those among some calls after which the code goes on as if they had succeeded. */
  List<IgnoredUpdate> among(List<TreePath> calls) {
    return calls.stream()
        .flatMap(call -> update((MethodInvocationTree) call.getLeaf(), call).stream())
        .filter(u -> isDropped(u.path()) && !isCleanup(u.path()) && !isOwnEntry(u))
        .flatMap(
            u ->
                reliances
                    .on(u)
                    .map(reliance -> new IgnoredUpdate(u.path(), u.access(), reliance))
                    .stream())
        .toList();
  }

  private Optional<ConditionalUpdate> update(MethodInvocationTree call, TreePath path) {
    String name = Trees.methodName(call);
    int arguments = call.getArguments().size();
    Optional<ConditionalCalls> ofMap = ConditionalCalls.ofMap(name, arguments);
    if (ofMap.isPresent()) {
      return accesses
          .of(path)
          .filter(a -> a.container().type().kind() == ContainerKind.MAP)
          .filter(a -> containers.safetyOf(a.container()).isAtomicPerCall())
          .map(a -> new ConditionalUpdate(path, ofMap.get(), Optional.of(a)));
    }
    if (!(Trees.symbol(call) instanceof MethodSymbol method) || Trees.receiver(call) == null) {
      return Optional.empty();
    }
    String owner = method.owner.getQualifiedName().toString();
    return ConditionalCalls.ofReference(owner, name, arguments)
        .map(kind -> new ConditionalUpdate(path, kind, Optional.empty()))
        .filter(this::holdsContainer);
  }

  /** By what the reference is declared to hold, or else by what it is given. */
  private boolean holdsContainer(ConditionalUpdate update) {
    Type holder = Trees.type(Trees.receiver(update.tree()));
    return holder.getTypeArguments().stream().anyMatch(t -> containers.typeOf(t).isPresent())
        || isContainer(update.expected())
        || update.replacement().filter(this::isContainer).isPresent();
  }

  private boolean isContainer(ExpressionTree tree) {
    return containers.typeOf(tree).isPresent();
  }

  /** A statement of its own, or kept in a variable that nobody but a log asks. */
  private boolean isDropped(TreePath call) {
    TreePath parent = Trees.bareParent(call);
    if (parent.getLeaf() instanceof ExpressionStatementTree) {
      return true;
    }
    return parent.getLeaf() instanceof VariableTree
        && NullTests.heldBy(call)
            .filter(outcome -> laterUses.of(outcome, call).stream().allMatch(TellingUses::isTold))
            .isPresent();
  }

  /** {@code map.remove(id, this)}: an object that leaves does so whether or not it was there. */
  private static boolean isOwnEntry(ConditionalUpdate update) {
    return update.call() == ConditionalCalls.REMOVE
        && Trees.symbol(Trees.bare(update.expected())) instanceof VarSymbol self
        && self.name.contentEquals("this");
  }

  private static boolean isCleanup(TreePath place) {
    Tree child = place.getLeaf();
    for (TreePath p = place.getParentPath(); p != null; p = p.getParentPath()) {
      Tree tree = p.getLeaf();
      if (tree instanceof MethodTree method) {
        String name = method.getName().toString();
        return CLEANUPS.stream().anyMatch(verb -> TellingUses.startsWithWord(name, verb));
      }
      if (tree instanceof CatchTree
          || (tree instanceof TryTree attempt && attempt.getFinallyBlock() == child)) {
        return true;
      }
      child = tree;
    }
    return false;
  }
}
