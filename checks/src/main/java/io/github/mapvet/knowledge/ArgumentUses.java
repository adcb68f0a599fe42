package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableSet;
import com.sun.tools.javac.code.Symbol.MethodSymbol;

/** What library methods do with a container they are given as an argument. */
public enum ArgumentUses {
  /** Walked before the call returns: copied, printed, searched. */
  ITERATED,
  /** Changed in place. */
  CHANGED,
  /** Stored, or held by what is returned. */
  KEPT,
  /** Only the reference is looked at. */
  IGNORED,
  UNKNOWN;

  private static final ImmutableSet<String> ITERATING_OWNERS =
      ImmutableSet.of(
          "com.google.common.base.Joiner",
          "java.lang.String",
          "java.lang.StringBuffer",
          "java.lang.StringBuilder",
          "java.io.PrintStream",
          "java.io.PrintWriter");

  private static final ImmutableSet<String> COPIES =
      ImmutableSet.of(
          "copyOf",
          "copyOfSorted",
          "sortedCopyOf",
          "newArrayList",
          "newLinkedList",
          "newHashSet",
          "newLinkedHashSet",
          "newTreeSet",
          "newHashMap",
          "newLinkedHashMap",
          "newTreeMap");

  private static final ImmutableSet<String> CHANGING =
      ImmutableSet.of(
          "addAll", "fill", "replaceAll", "reverse", "rotate", "shuffle", "sort", "swap");

  private static final ImmutableSet<String> ITERATING =
      ImmutableSet.of(
          "disjoint",
          "frequency",
          "max",
          "min",
          "indexOfSubList",
          "lastIndexOfSubList",
          "enumeration",
          "list");

  private static final ImmutableSet<String> LOGGING =
      ImmutableSet.of(
          "trace", "debug", "info", "warn", "error", "fatal", "log", "fine", "finer", "finest",
          "severe", "warning", "format", "printf");

  /** The JDK's, Guava's, and what projects call their own. */
  private static final ImmutableSet<String> NULL_CHECKS =
      ImmutableSet.of("checkNotNull", "notNull", "requireNonNull", "requireNotNull");

  private static final ImmutableSet<String> BULK =
      ImmutableSet.of("addAll", "containsAll", "equals", "putAll", "removeAll", "retainAll");

  /**
   * What a method does with an argument.
   *
   * @param method the method
   * @param onContainer whether it is called on a container itself
   * @param index which argument
   */
  public static ArgumentUses of(MethodSymbol method, boolean onContainer, int index) {
    String name = method.name.toString();
    String owner = method.owner.getQualifiedName().toString();
    if (onContainer && BULK.contains(name)) {
      return ITERATED;
    }
    if (Keepers.keepsArguments(method) || Keepers.wraps(method)) {
      return KEPT;
    }
    if (owner.equals("java.util.Collections")) {
      return ofCollections(name, index);
    }
    if (owner.equals("java.util.Objects")) {
      return name.equals("toString") || name.equals("hash") ? ITERATED : IGNORED;
    }
    boolean copied = method.isStatic() && COPIES.contains(name);
    return copied || isPrinted(method) ? ITERATED : UNKNOWN;
  }

  /** Whether a method gives back its first argument once it has seen that it is not null. */
  public static boolean givesBack(MethodSymbol method) {
    return method.isStatic() && NULL_CHECKS.contains(method.name.toString());
  }

  /** Whether a method writes its arguments down for people: a log, a stream, a text. */
  public static boolean isPrinted(MethodSymbol method) {
    String owner = method.owner.getQualifiedName().toString();
    return ITERATING_OWNERS.contains(owner)
        || (LOGGING.contains(method.name.toString()) && owner.contains("Log"));
  }

  private static ArgumentUses ofCollections(String name, int index) {
    if (index == 0 && CHANGING.contains(name)) {
      return CHANGED;
    }
    return ITERATING.contains(name) ? ITERATED : UNKNOWN;
  }
}
