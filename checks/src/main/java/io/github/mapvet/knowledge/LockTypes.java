package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.sun.tools.javac.code.Symbol.TypeSymbol;

/** Which types are locks, and which should not be used as one. */
public final class LockTypes {
  private static final ImmutableSet<String> LOCKS =
      ImmutableSet.of(
          "com.google.common.util.concurrent.Monitor",
          "java.util.concurrent.locks.Lock",
          "java.util.concurrent.locks.ReadWriteLock",
          "java.util.concurrent.locks.StampedLock");

  private static final ImmutableSet<String> BOXED =
      ImmutableSet.of(
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Short");

  private LockTypes() {}

  /** Whether a type is there to be locked. */
  public static boolean isLock(TypeSymbol type) {
    return !Sets.intersection(Supertypes.of(type), LOCKS).isEmpty();
  }

  /** Whether a type is that of a boxed primitive value. */
  public static boolean isBoxed(TypeSymbol type) {
    return BOXED.contains(type.getQualifiedName().toString());
  }
}
