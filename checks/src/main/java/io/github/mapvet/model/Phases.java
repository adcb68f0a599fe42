package io.github.mapvet.model;

import com.sun.source.tree.IfTree;
import com.sun.source.util.TreePath;

/** Whether a class itself tells the time before other threads come from that after it. */
final class Phases {
  private final Program program;

  Phases(Program program) {
    this.program = program;
  }

  /**
   * {@code if (started) { synchronized (…) { field = changed copy; } } else { field.add(…); }}:
   * what is done in place is done before others look.
   *
   * @param container the field, or what the reference in it holds
   * @param change path of the change in place
   */
  boolean isBeforeSharing(Term container, TreePath change) {
    return container.variable() != null
        && program.stores.of(container.variable()).stream()
            .filter(store -> areBranchesOfOneTest(store.where(), change))
            .filter(store -> !program.locks.at(store.where()).isEmpty())
            .anyMatch(
                store -> CopySources.of(store.value(), store.container(), program).isPresent());
  }

  private static boolean areBranchesOfOneTest(TreePath one, TreePath other) {
    for (TreePath p = other; p.getParentPath() != null; p = p.getParentPath()) {
      if (p.getParentPath().getLeaf() instanceof IfTree branch
          && p.getLeaf() != branch.getCondition()
          && Trees.isWithin(one, branch)) {
        return !Trees.isWithin(one, p.getLeaf()) && !Trees.isWithin(one, branch.getCondition());
      }
    }
    return false;
  }
}
