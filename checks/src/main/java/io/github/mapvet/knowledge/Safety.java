package io.github.mapvet.knowledge;

/** What a container promises when several threads use it at once. */
public enum Safety {
  /** Nothing: a race loses entries, and its iterators are fail-fast. */
  UNSAFE,
  /** Nothing either, but its iterators are weakly consistent: {@code EnumMap}, {@code EnumSet}. */
  UNSAFE_WEAKLY_CONSISTENT,
  /** Each call is atomic, an iteration is not and its iterators are fail-fast. */
  SYNCHRONIZED,
  /** Each call is atomic and iterators are weakly consistent. */
  CONCURRENT,
  /** Each call is atomic; iterators walk a snapshot and cannot remove. */
  COPY_ON_WRITE,
  /** Nobody changes it. */
  IMMUTABLE,
  /** The declared type does not tell. */
  UNKNOWN;

  /** Whether single calls from several threads cannot corrupt it. */
  public boolean isSafe() {
    return switch (this) {
      case SYNCHRONIZED, CONCURRENT, COPY_ON_WRITE, IMMUTABLE -> true;
      case UNSAFE, UNSAFE_WEAKLY_CONSISTENT, UNKNOWN -> false;
    };
  }

  /** Whether a race is known to break it. */
  public boolean isUnsafe() {
    return this == UNSAFE || this == UNSAFE_WEAKLY_CONSISTENT;
  }

  /**
   * Whether several threads may change it and each call is atomic, so that only sequences of calls
   * can go wrong.
   */
  public boolean isAtomicPerCall() {
    return this == SYNCHRONIZED || this == CONCURRENT || this == COPY_ON_WRITE;
  }

  /** Whether an iterator of it may throw when the container changes under it. */
  public boolean mayFailFast() {
    return this == UNSAFE || this == SYNCHRONIZED || this == UNKNOWN;
  }

  /**
   * What holds for a variable that may hold either: safe only when every assignment is, unsafe as
   * soon as one is known to be.
   */
  public Safety or(Safety other) {
    if (this == other) {
      return this;
    }
    if (isUnsafe() || other.isUnsafe()) {
      return this == UNSAFE_WEAKLY_CONSISTENT || other == UNSAFE_WEAKLY_CONSISTENT
          ? UNSAFE_WEAKLY_CONSISTENT
          : UNSAFE;
    }
    if (this == UNKNOWN || other == UNKNOWN) {
      return UNKNOWN;
    }
    // Two safe kinds: keep the weaker promise.
    return compareTo(other) < 0 ? this : other;
  }
}
