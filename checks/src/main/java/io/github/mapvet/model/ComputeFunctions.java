package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.util.TreePath;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.FunctionRuns;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the functions do that maps are given to compute values with. */
public final class ComputeFunctions {
  private final FunctionValues functions;
  private final Changes changes;
  private final SideEffects sideEffects;

  ComputeFunctions(FunctionValues functions, Changes changes, SideEffects sideEffects) {
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
