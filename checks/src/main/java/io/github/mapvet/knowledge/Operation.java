package io.github.mapvet.knowledge;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.regex.Pattern;

/**
 * What a method does to the container it is called on. Names and meanings from the JDK's and
 * Guava's documentation; a name means the same in every family unless {@link #of} says otherwise.
 */
public enum Operation {
  /** Looks at one entry, or at the size. */
  READ,
  /** Walks all entries before it returns. */
  ITERATE,
  /** Adds or removes entries: a structural modification, which makes fail-fast iterators throw. */
  WRITE,
  /** Changes a value in its place; an iteration goes on undisturbed. */
  REPLACE,
  /** Gives a live view of the container. */
  VIEW,
  /** Gives an iterator or a spliterator over the container. */
  ITERATOR,
  /** Gives a lazy stream over the container. */
  STREAM,
  /** Touches no entry: {@code getClass}, {@code comparator}. */
  NONE;

  private static final ImmutableMap<String, Operation> BY_NAME =
      table()
          .putAll(
              names(
                  READ,
                  "get getOrDefault containsKey containsValue contains containsEntry containsRow containsColumn size"
                      + " isEmpty peek peekFirst peekLast element getFirst getLast indexOf lastIndexOf elementAt"
                      + " firstElement lastElement capacity firstKey lastKey firstEntry lastEntry floorKey floorEntry"
                      + " ceilingKey ceilingEntry higherKey higherEntry lowerKey lowerEntry first last floor ceiling"
                      + " higher lower count remainingCapacity mappingCount search getProperty rangeContaining encloses"
                      + " getEntry"))
          .putAll(
              names(
                  ITERATE,
                  "forEach forEachOrdered toArray toString hashCode equals copyInto clone containsAll"
                      + " stringPropertyNames forEachEntry list store"))
          .putAll(
              names(
                  WRITE,
                  "put putAll putIfAbsent add addAll addFirst addLast addElement insertElementAt addAllAbsent"
                      + " addIfAbsent offer offerFirst offerLast push remove removeAll removeIf retainAll clear poll"
                      + " pollFirst pollLast pollFirstEntry pollLastEntry pop removeFirst removeLast"
                      + " removeFirstOccurrence removeLastOccurrence removeElement removeElementAt removeAllElements"
                      + " setSize trimToSize ensureCapacity compute computeIfAbsent computeIfPresent merge sort take"
                      + " takeFirst takeLast putFirst putLast drainTo transfer tryTransfer forcePut replaceValues"
                      + " setProperty load loadFromXML setCount putCoalescing removeRange rehash"))
          .putAll(names(REPLACE, "set setElementAt replace replaceAll"))
          .putAll(
              names(
                  VIEW,
                  "keySet values entrySet subMap headMap tailMap descendingMap navigableKeySet descendingKeySet subList"
                      + " subSet headSet tailSet descendingSet reversed sequencedKeySet sequencedValues"
                      + " sequencedEntrySet asMap row column rowMap columnMap cellSet rowKeySet columnKeySet inverse"
                      + " entries elementSet asRanges asMapOfRanges subRangeMap subRangeSet complement asDeque"))
          .putAll(
              names(
                  ITERATOR,
                  "iterator listIterator spliterator descendingIterator elements propertyNames"))
          .putAll(names(STREAM, "stream parallelStream"))
          .putAll(
              names(
                  NONE, "getClass comparator wait notify notifyAll valueComparator keyComparator"))
          .buildOrThrow();

  /**
   * Methods that run the function they are given before they return, and on the caller's thread.
   */
  private static final ImmutableSet<String> RUN_THEIR_FUNCTION =
      ImmutableSet.of(
          "compute",
          "computeIfAbsent",
          "computeIfPresent",
          "forEach",
          "forEachOrdered",
          "merge",
          "removeIf",
          "replaceAll",
          "sort");

  private static final ImmutableSet<String> TAKE_OUT =
      ImmutableSet.of(
          "clear",
          "drainTo",
          "poll",
          "pollFirst",
          "pollFirstEntry",
          "pollLast",
          "pollLastEntry",
          "pop",
          "remove",
          "removeAll",
          "removeAllElements",
          "removeElement",
          "removeElementAt",
          "removeFirst",
          "removeFirstOccurrence",
          "removeIf",
          "removeLast",
          "removeLastOccurrence",
          "retainAll",
          "take",
          "takeFirst",
          "takeLast");

  /** Other names of methods that put nothing in. */
  private static final Pattern ONLY_TAKE =
      Pattern.compile("remove.*|take.*|poll.*|pop|drainTo|sort|trimToSize|ensureCapacity|rehash");

  private static ImmutableMap.Builder<String, Operation> table() {
    return ImmutableMap.builder();
  }

  private static ImmutableMap<String, Operation> names(Operation operation, String names) {
    ImmutableMap.Builder<String, Operation> map = ImmutableMap.builder();
    Splitter.on(' ').split(names).forEach(n -> map.put(n, operation));
    return map.buildOrThrow();
  }

  /**
   * What a call does.
   *
   * @param kind the receiver's family
   * @param method the method's name
   * @param arguments how many arguments the call has
   * @return {@link #READ} for a name that is not known, the mildest that still touches the
   *     container
   */
  public static Operation of(ContainerKind kind, String method, int arguments) {
    if (kind == ContainerKind.MULTIMAP && method.equals("get")) {
      return VIEW;
    }
    if ((kind == ContainerKind.MAP || kind == ContainerKind.MULTIMAP) && method.equals("keys")) {
      return kind == ContainerKind.MAP ? ITERATOR : VIEW;
    }
    if (kind == ContainerKind.MULTISET
        && (method.equals("setCount") || (method.equals("remove") && arguments == 2))) {
      return REPLACE;
    }
    if (kind == ContainerKind.COLLECTION && method.equals("replace") && arguments > 2) {
      return READ;
    }
    return BY_NAME.getOrDefault(method, READ);
  }

  /** Whether a method's name says what it does with a container. */
  public static boolean isKnown(String method) {
    return BY_NAME.containsKey(method) || method.equals("keys");
  }

  /** Whether a method of this name takes entries out, and nothing else. */
  public static boolean takesOut(String method) {
    return TAKE_OUT.contains(method);
  }

  /** Whether a method of this name changes a container and may put something into it. */
  public static boolean takesIn(String method) {
    return BY_NAME.get(method) == WRITE
        && !takesOut(method)
        && !ONLY_TAKE.matcher(method).matches();
  }

  /** Whether a method of this name puts what it is given into the container. */
  public static boolean adds(String method) {
    return (BY_NAME.get(method) == WRITE && !takesOut(method)) || BY_NAME.get(method) == REPLACE;
  }

  /** Whether a container's method of this name runs the function it is given before it returns. */
  public static boolean runsItsFunction(String method) {
    return RUN_THEIR_FUNCTION.contains(method);
  }

  /** Whether the container is another afterwards. */
  public boolean changes() {
    return this == WRITE || this == REPLACE;
  }
}
