package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableSet;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.TypeTag;

/** Library methods that run a function on several threads at once and wait for all of them. */
public final class ParallelCalls {
  private static final ImmutableSet<String> STREAMS =
      ImmutableSet.of(
          "java.util.stream.BaseStream",
          "java.util.stream.DoubleStream",
          "java.util.stream.IntStream",
          "java.util.stream.LongStream",
          "java.util.stream.Stream");

  private static final ImmutableSet<String> ARRAYS =
      ImmutableSet.of("parallelPrefix", "parallelSetAll");

  private ParallelCalls() {}

  /** Whether a method is one of a stream. */
  public static boolean isOfStream(MethodSymbol method) {
    return STREAMS.contains(owner(method));
  }

  /** Whether the stream that the method gives is parallel, whatever it is called on. */
  public static boolean makesParallel(MethodSymbol method) {
    return method.name.contentEquals("parallelStream")
        || (isOfStream(method) && method.name.contentEquals("parallel"));
  }

  /** Whether the stream that the method gives is not parallel, whatever it is called on. */
  public static boolean makesSequential(MethodSymbol method) {
    return isOfStream(method) && method.name.contentEquals("sequential");
  }

  /** {@code StreamSupport.stream(…, parallel)} and its like, whose last argument decides. */
  public static boolean isToldByLastArgument(MethodSymbol method) {
    return owner(method).equals("java.util.stream.StreamSupport");
  }

  /**
   * Whether a stream's method runs its function for one element after the other, also in parallel
   * streams: each happens before the next.
   */
  public static boolean runsInOrder(MethodSymbol method) {
    return method.name.contentEquals("forEachOrdered");
  }

  /**
   * Whether a method that belongs to no stream runs its functions in parallel: {@code
   * Arrays.parallelSetAll}, and the bulk methods of {@code ConcurrentHashMap} that begin with a
   * threshold.
   */
  public static boolean isBulk(MethodSymbol method) {
    if (owner(method).equals("java.util.Arrays")) {
      return ARRAYS.contains(method.name.toString());
    }
    return owner(method).equals("java.util.concurrent.ConcurrentHashMap")
        && !method.getParameters().isEmpty()
        && method.getParameters().get(0).type.getTag() == TypeTag.LONG;
  }

  private static String owner(MethodSymbol method) {
    return method.owner.getQualifiedName().toString();
  }
}
