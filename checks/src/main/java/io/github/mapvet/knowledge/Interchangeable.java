package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableSet;
import com.sun.tools.javac.code.Type;

/**
 * Types whose equal values nobody tells apart and that are looked up rather than made: when two
 * threads both compute one for a key, it does not matter whose is kept.
 */
public final class Interchangeable {
  private static final ImmutableSet<String> TYPES =
      ImmutableSet.of(
          "boolean",
          "java.lang.Boolean",
          "java.lang.Class",
          "java.lang.invoke.MethodHandle",
          "java.lang.invoke.VarHandle",
          "java.lang.reflect.Constructor",
          "java.lang.reflect.Field",
          "java.lang.reflect.Method",
          "java.lang.reflect.Type",
          "java.nio.charset.Charset",
          "java.util.Locale",
          "java.util.regex.Pattern");

  private Interchangeable() {}

  /** Whether values of the type are. */
  public static boolean contains(Type type) {
    return type != null
        && type.tsym != null
        && TYPES.contains(type.tsym.getQualifiedName().toString());
  }
}
