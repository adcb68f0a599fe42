package io.github.mapvet.model;

import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.github.mapvet.model.LockPath.Mode;
import java.util.HashSet;
import java.util.Set;

/** Which locks keep others out from one place to another, without being let go in between. */
final class CriticalSections {
  private final Locks locks;
  private final Terms terms;

  CriticalSections(Locks locks, Terms terms) {
    this.locks = locks;
    this.terms = terms;
  }

  /**
   * The locks that are held exclusively at both places; a monitor only where it is held in between
   * too.
   */
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

  /** The two stand in different blocks that take the same monitor. */
  private boolean isReleasedBetween(LockPath lock, TreePath from, TreePath to) {
    Set<Tree> around = blocksOf(lock, to);
    Set<Tree> aroundFirst = blocksOf(lock, from);
    return !around.isEmpty()
        && !aroundFirst.isEmpty()
        && around.stream().noneMatch(aroundFirst::contains);
  }

  private Set<Tree> blocksOf(LockPath lock, TreePath place) {
    Set<Tree> blocks = new HashSet<>();
    for (TreePath p = place; p != null; p = p.getParentPath()) {
      if (p.getLeaf() instanceof SynchronizedTree locked
          && terms.of(locked.getExpression(), p).filter(lock.object()::equals).isPresent()) {
        blocks.add(locked);
      }
    }
    return blocks;
  }
}
