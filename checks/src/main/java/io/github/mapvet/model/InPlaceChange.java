package io.github.mapvet.model;

/**
 * A change of a plain container that other threads find through a volatile field or an atomic
 * reference.
 *
 * @param field the field that leads to the container
 * @param change what changes it
 * @param other a use that can be under way at the same time; the same one, if two threads can make
 *     it
 */
public record InPlaceChange(SharedField field, Use change, Use other) {

  /** Whether the change meets itself: two threads make it at once. */
  public boolean isSelf() {
    return change.path().getLeaf() == other.path().getLeaf();
  }
}
