package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;

/** Finds the {@code finally} blocks of one top-level class and what they empty whatever happens. */
final class Cleanups {
  private Cleanups() {}

  /** All of them, in the order of the source. */
  static List<Cleanup> in(TreePath topLevelClass, Program program) {
    Emptyings emptyings = new Emptyings(program);
    List<Cleanup> found = new ArrayList<>();
    for (TreePath attempt : program.declarations.of(topLevelClass).attempts) {
      BlockTree last = ((TryTree) attempt.getLeaf()).getFinallyBlock();
      if (last != null) {
        TreePath path = new TreePath(attempt, last);
        found.add(new Cleanup(attempt, ImmutableList.copyOf(emptyings.in(path))));
      }
    }
    return found;
  }
}
