package io.github.mapvet.model;

import com.sun.source.util.TreePath;
import java.util.Optional;

/**
 * A lock that keeps nobody out, or keeps nobody from anything.
 *
 * @param kind why
 * @param where the place to act: where the lock is taken, or its declaration if it never is
 * @param name the lock as messages name it
 * @param declaration where it is declared, if it has a name
 */
public record IdleLock(Kind kind, TreePath where, String name, Optional<TreePath> declaration) {

  /** Why a lock is idle. */
  public enum Kind {
    /** A new object for each call. */
    OWN,
    /** A field that nobody locks. */
    NEVER_TAKEN,
    /** Taken, but nothing that two threads share is touched meanwhile. */
    NOTHING_SHARED,
    /** A boxed number: another object as soon as it has another value. */
    BOXED,
    /** A string constant: the same object as every equal constant in the program. */
    STRING
  }
}
