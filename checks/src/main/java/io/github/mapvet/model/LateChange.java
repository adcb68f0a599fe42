package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.sun.source.util.TreePath;

/**
 * Changes of a guarded container that come right after its lock was given back.
 *
 * @param field the container
 * @param guard the lock that guards it elsewhere
 * @param release where the lock is given back
 * @param changes the changes that follow, in the order of the source
 * @param with another use of the container, under the lock
 */
public record LateChange(
    SharedField field, Term guard, Release release, ImmutableList<Place> changes, Use with) {

  /** Whether a use is one of the changes. */
  public boolean isAbout(Use use) {
    return changes.stream().anyMatch(place -> place.use().equals(use));
  }

  /**
   * A change and where the releasing method makes it.
   *
   * @param use the change
   * @param site the change itself, or the call that leads to it
   */
  public record Place(Use use, TreePath site) {
    /** Whether the change is made by a method that is called after the release. */
    public boolean isIndirect() {
      return site.getLeaf() != use.path().getLeaf();
    }
  }
}
