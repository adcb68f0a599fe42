package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;

/**
 * How the values of a map go in and come out: methods of maps, and of the collections, streams,
 * iterators and optionals that hold values, by name.
 */
public final class ValueCalls {
  private static final ImmutableSet<String> GIVE_VALUE =
      ImmutableSet.of(
          "compute",
          "computeIfAbsent",
          "computeIfPresent",
          "get",
          "getOrDefault",
          "merge",
          "putIfAbsent");

  private static final ImmutableSet<String> GIVE_ENTRY =
      ImmutableSet.of(
          "ceilingEntry", "firstEntry", "floorEntry", "higherEntry", "lastEntry", "lowerEntry");

  private static final ImmutableSet<String> GIVE_PART =
      ImmutableSet.of(
          "descendingMap", "headMap", "reversed", "sequencedEntrySet", "subMap", "tailMap");

  private static final ImmutableSet<String> GIVE_ELEMENT =
      ImmutableSet.of(
          "get",
          "getFirst",
          "getLast",
          "join",
          "next",
          "nextElement",
          "orElse",
          "orElseGet",
          "orElseThrow",
          "poll",
          "remove");

  private static final ImmutableSet<String> GIVE_ELEMENTS =
      ImmutableSet.of(
          "asIterator",
          "distinct",
          "dropWhile",
          "elements",
          "filter",
          "findAny",
          "findFirst",
          "iterator",
          "limit",
          "listIterator",
          "max",
          "min",
          "or",
          "parallel",
          "parallelStream",
          "peek",
          "sequential",
          "skip",
          "sorted",
          "spliterator",
          "stream",
          "takeWhile",
          "toList",
          "unordered");

  /** By method, which argument of its function is the old value. */
  private static final ImmutableMap<String, Integer> OLD_VALUE =
      ImmutableMap.of("compute", 1, "computeIfPresent", 1, "merge", 0);

  /** By method, which of its arguments the value or the function that gives it is. */
  private static final ImmutableMap<String, Integer> INSERTED =
      ImmutableMap.<String, Integer>builder()
          .put("compute", 1)
          .put("computeIfAbsent", 1)
          .put("computeIfPresent", 1)
          .put("merge", 1)
          .put("put", 1)
          .put("putIfAbsent", 1)
          .put("replace", 1)
          .put("setValue", 0)
          .buildOrThrow();

  private ValueCalls() {}

  /** Whether a map's method of this name gives a value that is in the map. */
  public static boolean giveValue(String method) {
    return GIVE_VALUE.contains(method);
  }

  /** Whether a map's method of this name gives one of its entries. */
  public static boolean giveEntry(String method) {
    return GIVE_ENTRY.contains(method);
  }

  /** Whether a map's method of this name gives a view with the same values. */
  public static boolean givePart(String method) {
    return GIVE_PART.contains(method);
  }

  /** Whether a method of this name takes one out of many: of a collection, iterator, optional. */
  public static boolean giveElement(String method) {
    return GIVE_ELEMENT.contains(method);
  }

  /** Whether a method of this name gives some or all of the same elements in another form. */
  public static boolean giveElements(String method) {
    return GIVE_ELEMENTS.contains(method);
  }

  /**
   * Which parameter of the function given to a map's method is the value that is in the map, while
   * the map lets nobody else change that entry.
   */
  public static Optional<Integer> oldValue(String method) {
    return Optional.ofNullable(OLD_VALUE.get(method));
  }

  /** Which argument of a method is the new value, or the function that gives it. */
  public static Optional<Integer> inserted(String method) {
    return Optional.ofNullable(INSERTED.get(method));
  }
}
