package io.github.mapvet.knowledge;

/** The families of containers, by what their methods mean. */
public enum ContainerKind {
  MAP,
  LIST,
  SET,
  QUEUE,
  COLLECTION,
  /**
   * Guava's {@code Multiset}: changing the count of an element that is there changes no structure.
   */
  MULTISET,
  /** Guava's {@code Multimap}. */
  MULTIMAP,
  /** Guava's {@code Table}, {@code RangeMap} and {@code RangeSet}. */
  TABLE;

  /** Whether adding a key or element that is there already changes no structure. */
  public boolean hasUniqueKeys() {
    return this == MAP || this == SET || this == MULTISET;
  }
}
