package io.github.mapvet.model;

import java.util.Optional;

/**
 * What a condition has found out about how full a container is.
 *
 * @param check the call that asked
 * @param outcome what it found
 * @param index the index that was found to be there, if it was asked for one
 */
record SizeFact(Access check, Outcome outcome, Optional<Term> index) {

  /** What is known of the size. */
  enum Outcome {
    EMPTY,
    NOT_EMPTY,
    /** Below some limit. */
    ROOM
  }

  /** Whether it says that one more fits in. */
  boolean hasRoom() {
    return check.method().equals("remainingCapacity")
        ? outcome == Outcome.NOT_EMPTY
        : outcome == Outcome.ROOM;
  }

  /** Whether it says that there is something in the container. */
  boolean hasEntries() {
    return !check.method().equals("remainingCapacity") && outcome == Outcome.NOT_EMPTY;
  }
}
