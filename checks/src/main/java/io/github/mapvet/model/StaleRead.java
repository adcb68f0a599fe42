package io.github.mapvet.model;

import io.github.mapvet.model.LockPath.Mode;
import java.util.Comparator;

/**
 * A look at a field that need not see the container which another thread has stored there.
 *
 * @param field the field, which is not volatile
 * @param read where it is read
 * @param store where it is given another container under a lock that the read does without
 */
public record StaleRead(SharedField field, Use read, Use store) {

  /** Whether the read holds locks, but not that of the store. */
  public boolean isUnderOtherLock() {
    return !read.locks().isEmpty();
  }

  /** The lock under which the container is replaced. */
  public Term lock() {
    return store.locks().stream()
        .filter(lock -> lock.mode() == Mode.EXCLUSIVE)
        .map(LockPath::object)
        .min(Comparator.comparing(Term::toString))
        .orElseThrow();
  }

  /** Whether a plain container is filled when it is in the field already. */
  public boolean isFilledInPlace() {
    return !field.safety().isSafe() && field.isChanged();
  }
}
