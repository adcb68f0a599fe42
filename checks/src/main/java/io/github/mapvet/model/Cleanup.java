package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;

/**
 * A {@code try} with a {@code finally}.
 *
 * @param path the try statement
 * @param emptyings what its finally block empties on every way through it
 */
public record Cleanup(TreePath path, ImmutableList<Emptying> emptyings) {

  /** The code that the finally block follows: the try block and the catch blocks. */
  public ImmutableList<TreePath> guarded() {
    TryTree attempt = (TryTree) path.getLeaf();
    ImmutableList.Builder<TreePath> blocks = ImmutableList.builder();
    blocks.add(new TreePath(path, attempt.getBlock()));
    attempt.getCatches().forEach(c -> blocks.add(new TreePath(path, c)));
    return blocks.build();
  }
}
