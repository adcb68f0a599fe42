package io.github.mapvet.model;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.FunctionRuns;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the functions do that maps are given to compute values with. */
public final class ComputeFunctions {
  private final FunctionValues functions;
  private final Changes changes;
  private final SideEffects sideEffects;
  private final Computes computes;

  ComputeFunctions(
      FunctionValues functions, Changes changes, SideEffects sideEffects, Computes computes) {
    this.computes = computes;
    this.functions = functions;
    this.changes = changes;
    this.sideEffects = sideEffects;
  }

  /**
   * The first change that the function makes to the map that runs it.
   *
   * @param compute a call on a container
   * @return empty also for a call that is given no function
   */
  public Optional<Change> recursion(Access compute) {
    return codeOf(compute)
        .flatMap(code -> changes.of(compute.container().base(), code).stream())
        .findFirst();
  }

  /**
   * The first thing that the function leaves behind each time it runs: path of what does it, or of
   * the call in the function that leads there.
   *
   * @param compute a call on a container
   * @return empty also for a call that is given no function
   */
  public Optional<TreePath> sideEffect(Access compute) {
    return codeOf(compute).map(sideEffects::of).flatMap(Optional::stream).findFirst();
  }

  /**
   * Whether the map is a value of another map, and the call is made by the function that computes
   * that value: the other map lets one thread at a time do so.
   *
   * @param compute a call on a container
   * @param all the calls on containers around it
   */
  public boolean isSerialised(Access compute, List<Access> all) {
    if (!(compute.container().base().root() instanceof Term.Local map)) {
      return false;
    }
    for (TreePath p = compute.path(); !(p.getLeaf() instanceof MethodTree); p = p.getParentPath()) {
      if (p.getLeaf() instanceof LambdaExpressionTree function) {
        Tree given = p.getParentPath().getLeaf();
        if (function.getParameters().stream().map(Trees::symbol).anyMatch(map.symbol()::equals)) {
          return all.stream()
              .filter(outer -> outer.call() == given && isOldValue(map, function, outer))
              .anyMatch(outer -> computes.runsOf(outer).equals(Set.of(FunctionRuns.LOCKED)));
        }
        if (!changes.runsInline(p)) {
          return false;
        }
      } else if (p.getLeaf() instanceof ClassTree) {
        return false;
      }
    }
    return false;
  }

  private static boolean isOldValue(Term.Local local, LambdaExpressionTree function, Access outer) {
    int position =
        switch (outer.method()) {
          case "compute", "computeIfPresent" -> 1;
          case "merge" -> 0;
          default -> -1;
        };
    return position >= 0
        && position < function.getParameters().size()
        && Trees.symbol(function.getParameters().get(position)) == local.symbol();
  }

  private Stream<TreePath> codeOf(Access compute) {
    List<? extends ExpressionTree> arguments = compute.call().getArguments();
    if (compute.container().type().kind() != ContainerKind.MAP
        || !FunctionRuns.isCompute(compute.method())
        || arguments.isEmpty()) {
      return Stream.empty();
    }
    ExpressionTree function = arguments.get(arguments.size() - 1);
    return functions.of(new TreePath(compute.path(), function)).stream();
  }
}
