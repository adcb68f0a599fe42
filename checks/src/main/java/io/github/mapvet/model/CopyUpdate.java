package io.github.mapvet.model;

import com.sun.source.util.TreePath;

/**
 * A copy-on-write step that another thread's store can come into: the new container was made from
 * what the field held, and stored without asking whether it still holds that.
 *
 * @param field the volatile field or atomic reference
 * @param read where its container is read
 * @param store where the changed copy is stored
 * @param where the store at fault: the one without the lock
 */
public record CopyUpdate(SharedField field, TreePath read, TreePath store, TreePath where) {

  /** Whether the step itself is locked, and another store of the field is not. */
  public boolean isLocked() {
    return where.getLeaf() != store.getLeaf();
  }
}
