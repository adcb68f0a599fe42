package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import java.util.Optional;

/**
 * Objects that hold a reference which threads exchange atomically: the classes of {@code
 * java.util.concurrent.atomic}. What they hold is as safe as it is by itself.
 */
public final class AtomicHolders {
  private static final String PACKAGE = "java.util.concurrent.atomic.";

  /** Holder classes, and how many arguments of their methods say which element is meant. */
  private static final ImmutableMap<String, Integer> INDEXES =
      ImmutableMap.of(
          PACKAGE + "AtomicMarkableReference", 0,
          PACKAGE + "AtomicReference", 0,
          PACKAGE + "AtomicReferenceArray", 1,
          PACKAGE + "AtomicStampedReference", 0);

  private static final ImmutableSet<String> READS =
      ImmutableSet.of("get", "getAcquire", "getOpaque", "getPlain", "getReference");

  /** Methods that store whatever was there before. */
  private static final ImmutableSet<String> SETS =
      ImmutableSet.of(
          "getAndSet", "lazySet", "set", "setOpaque", "setPlain", "setRelease", "setVolatile");

  private static final ImmutableSet<String> UPDATES =
      ImmutableSet.of("getAndUpdate", "updateAndGet");

  private static final ImmutableSet<String> ACCUMULATIONS =
      ImmutableSet.of("accumulateAndGet", "getAndAccumulate");

  private AtomicHolders() {}

  /** Whether a type is a holder. */
  public static boolean isHolder(Type type) {
    return type != null
        && type.tsym != null
        && INDEXES.containsKey(type.tsym.getQualifiedName().toString());
  }

  /** Whether a type is a {@code boolean} that threads exchange atomically. */
  public static boolean isFlag(Type type) {
    return type != null
        && type.tsym != null
        && type.tsym.getQualifiedName().contentEquals(PACKAGE + "AtomicBoolean");
  }

  /** The type of what a holder of this type holds; empty for a raw one. */
  public static Optional<Type> contentType(Type holder) {
    return isHolder(holder) && holder.getTypeArguments().size() == 1
        ? Optional.of(holder.getTypeArguments().get(0))
        : Optional.empty();
  }

  /** Whether a method belongs to an array of references: its first argument says which. */
  public static boolean isArray(MethodSymbol method) {
    return isOfHolder(method) && indexes(method) > 0;
  }

  /** Whether a method gives what the holder holds, and changes nothing. */
  public static boolean reads(MethodSymbol method) {
    return isOfHolder(method)
        && READS.contains(method.name.toString())
        && method.getParameters().size() == indexes(method);
  }

  /** Whether a method stores its argument whatever the holder has held before. */
  public static boolean sets(MethodSymbol method) {
    return isOfHolder(method) && SETS.contains(method.name.toString());
  }

  /**
   * Which argument of a method, or of a constructor, the holder holds afterwards.
   *
   * @return empty for a method that stores none of its arguments
   */
  public static Optional<Integer> stored(MethodSymbol method) {
    if (!isOfHolder(method)) {
      return Optional.empty();
    }
    String name = method.name.toString();
    if (method.isConstructor() ? indexes(method) == 0 : SETS.contains(name)) {
      return method.getParameters().isEmpty() ? Optional.empty() : Optional.of(indexes(method));
    }
    return name.startsWith("compareAnd") || name.startsWith("weakCompareAnd")
        ? Optional.of(indexes(method) + 1)
        : Optional.empty();
  }

  /**
   * Which argument of a method is a function that is given what the holder holds, and gives what it
   * holds afterwards. It may be run more than once.
   */
  public static Optional<Integer> function(MethodSymbol method) {
    if (!isOfHolder(method)) {
      return Optional.empty();
    }
    String name = method.name.toString();
    if (UPDATES.contains(name)) {
      return Optional.of(indexes(method));
    }
    return ACCUMULATIONS.contains(name) ? Optional.of(indexes(method) + 1) : Optional.empty();
  }

  private static boolean isOfHolder(MethodSymbol method) {
    return INDEXES.containsKey(method.owner.getQualifiedName().toString());
  }

  private static int indexes(MethodSymbol method) {
    return INDEXES.get(method.owner.getQualifiedName().toString());
  }
}
