package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.util.TreePath;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.FunctionRuns;
import java.util.List;
import java.util.Optional;

/** Finds functions that change the map that is running them. */
public final class Recursions {
  private final FunctionValues functions;
  private final Changes changes;

  Recursions(FunctionValues functions, Changes changes) {
    this.functions = functions;
    this.changes = changes;
  }

  /**
   * The first change that the function makes to the map that runs it.
   *
   * @param compute a call on a container
   * @return empty also for a call that is given no function
   */
  public Optional<Change> of(Access compute) {
    List<? extends ExpressionTree> arguments = compute.call().getArguments();
    if (compute.container().type().kind() != ContainerKind.MAP
        || !FunctionRuns.isCompute(compute.method())
        || arguments.isEmpty()) {
      return Optional.empty();
    }
    ExpressionTree function = arguments.get(arguments.size() - 1);
    return functions.of(new TreePath(compute.path(), function)).stream()
        .flatMap(code -> changes.of(compute.container().base(), code).stream())
        .findFirst();
  }
}
