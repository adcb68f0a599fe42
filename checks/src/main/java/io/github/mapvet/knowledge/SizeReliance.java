package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableMap;

/** How a call goes wrong when a container is not as full, or not as empty, as it was just now. */
public enum SizeReliance {
  /** Throws when the container is empty. */
  THROWS_IF_EMPTY,
  /** Gives null when the container is empty. */
  NULL_IF_EMPTY,
  /** Waits until there is something to take. */
  WAITS_IF_EMPTY,
  /** Throws when there is no such index any more. */
  THROWS_IF_SHORTER,
  /** Leaves null, or nothing, in the rest of an array that was made too long. */
  NULLS_IF_SHORTER,
  /** Adds one more than there should be. */
  EXCEEDS_IF_FULLER,
  /** Adds a second one where only the first should be. */
  NOT_THE_FIRST,
  NONE;

  private static final ImmutableMap<String, SizeReliance> ON_EMPTY =
      ImmutableMap.<String, SizeReliance>builder()
          .put("element", THROWS_IF_EMPTY)
          .put("first", THROWS_IF_EMPTY)
          .put("firstElement", THROWS_IF_EMPTY)
          .put("firstEntry", NULL_IF_EMPTY)
          .put("firstKey", THROWS_IF_EMPTY)
          .put("getFirst", THROWS_IF_EMPTY)
          .put("getLast", THROWS_IF_EMPTY)
          .put("last", THROWS_IF_EMPTY)
          .put("lastElement", THROWS_IF_EMPTY)
          .put("lastEntry", NULL_IF_EMPTY)
          .put("lastKey", THROWS_IF_EMPTY)
          .put("peek", NULL_IF_EMPTY)
          .put("peekFirst", NULL_IF_EMPTY)
          .put("peekLast", NULL_IF_EMPTY)
          .put("poll", NULL_IF_EMPTY)
          .put("pollFirst", NULL_IF_EMPTY)
          .put("pollFirstEntry", NULL_IF_EMPTY)
          .put("pollLast", NULL_IF_EMPTY)
          .put("pollLastEntry", NULL_IF_EMPTY)
          .put("pop", THROWS_IF_EMPTY)
          .put("remove", THROWS_IF_EMPTY)
          .put("removeFirst", THROWS_IF_EMPTY)
          .put("removeLast", THROWS_IF_EMPTY)
          .put("take", WAITS_IF_EMPTY)
          .put("takeFirst", WAITS_IF_EMPTY)
          .put("takeLast", WAITS_IF_EMPTY)
          .buildOrThrow();

  /**
   * What a call without arguments does on an empty container.
   *
   * @param method the method's name
   */
  public static SizeReliance onEmpty(String method) {
    return ON_EMPTY.getOrDefault(method, NONE);
  }
}
