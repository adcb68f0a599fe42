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
    /** Above some limit, perhaps far from empty. */
    ABOVE,
    /** Below some limit. */
    ROOM
  }

  /** Whether it says that one more fits in. */
  boolean hasRoom() {
    return asksForRoom()
        ? outcome == Outcome.NOT_EMPTY || outcome == Outcome.ABOVE
        : outcome == Outcome.ROOM;
  }

  /** Whether it says that there is nothing in the container. */
  boolean isEmpty() {
    return !asksForRoom() && outcome == Outcome.EMPTY;
  }

  /** Whether it says that there is something in the container, and perhaps no more than that. */
  boolean hasEntries() {
    return !asksForRoom() && outcome == Outcome.NOT_EMPTY;
  }

  /** Whether it says that there is an element at some index. */
  boolean hasIndex() {
    return hasEntries() || (!asksForRoom() && outcome == Outcome.ABOVE);
  }

  private boolean asksForRoom() {
    return check.method().equals("remainingCapacity");
  }
}
