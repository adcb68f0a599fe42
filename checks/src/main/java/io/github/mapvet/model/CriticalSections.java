package io.github.mapvet.model;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.util.TreePath;
import io.github.mapvet.model.LockPath.Mode;
import java.util.HashSet;
import java.util.Set;

/** Which locks keep others out from one place to another, without being let go in between. */
final class CriticalSections {
  private final Locks locks;

  CriticalSections(Locks locks) {
    this.locks = locks;
  }

  /** The locks that are held exclusively at both places, and in between too. */
  Set<LockPath> heldThroughout(TreePath from, TreePath to) {
    Set<LockPath> first = locks.at(from);
    Set<LockPath> held = new HashSet<>();
    for (LockPath lock : locks.at(to)) {
      if (lock.mode() == Mode.EXCLUSIVE
          && first.contains(lock)
          && !isReleasedBetween(lock, from, to)) {
        held.add(lock);
      }
    }
    return held;
  }

  /**
   * Whether a lock that is held at both places is let go on the way: something is called, or a
   * monitor taken, between them where it is not held.
   */
  boolean isReleasedBetween(LockPath lock, TreePath from, TreePath to) {
    TreePath body = Trees.enclosingBody(from);
    if (body.getLeaf() != Trees.enclosingBody(to).getLeaf()) {
      return false;
    }
    boolean[] released = {false};
    new OwnCodeScanner() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        look(getCurrentPath());
        return super.visitMethodInvocation(tree, null);
      }

      @Override
      public Void visitSynchronized(SynchronizedTree tree, Void unused) {
        look(Trees.bare(new TreePath(getCurrentPath(), tree.getExpression())));
        return super.visitSynchronized(tree, null);
      }

      private void look(TreePath place) {
        int start = Trees.start(place.getLeaf());
        released[0] |=
            Trees.start(from.getLeaf()) < start
                && start < Trees.start(to.getLeaf())
                && ControlFlow.canFollow(from, place)
                && ControlFlow.canFollow(place, to)
                && !locks.at(place).contains(lock);
      }
    }.scan(body, null);
    return released[0];
  }
}
