package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.sun.tools.javac.code.Symbol.MethodSymbol;

/**
 * How a map runs the function given to {@code compute}, {@code computeIfAbsent}, {@code
 * computeIfPresent}, {@code merge} or {@code replaceAll}: told by the class that implements the
 * method, from the JDK's documentation and source (8 to 25).
 */
public enum FunctionRuns {
  /** Once; throws ConcurrentModificationException if the map was changed meanwhile. */
  CHECKED,
  /**
   * Once, under a lock on part of the map: a change of the map from within throws
   * IllegalStateException, or waits for ever.
   */
  LOCKED,
  /** Once and unprotected: {@code Map}'s own defaults, which read, call and put. */
  UNPROTECTED,
  /** Without a lock, and again, or in vain, when another thread changes the entry meanwhile. */
  REPEATED,
  /** The class that implements it is not known. */
  UNKNOWN;

  /** The methods in question; their function is always the last argument. */
  private static final ImmutableSet<String> METHODS =
      ImmutableSet.of("compute", "computeIfAbsent", "computeIfPresent", "merge", "replaceAll");

  /**
   * By the class that implements the method. {@code TreeMap} does so since JDK 15; before, and for
   * {@code WeakHashMap}, {@code IdentityHashMap} and {@code EnumMap}, it is {@code Map} itself.
   */
  private static final ImmutableMap<String, FunctionRuns> BY_IMPLEMENTATION =
      ImmutableMap.<String, FunctionRuns>builder()
          .put("java.util.HashMap", CHECKED)
          .put("java.util.Hashtable", CHECKED)
          .put("java.util.IdentityHashMap", CHECKED)
          .put("java.util.LinkedHashMap", CHECKED)
          .put("java.util.Map", UNPROTECTED)
          .put("java.util.Properties", LOCKED)
          .put("java.util.TreeMap", CHECKED)
          .put("java.util.WeakHashMap", CHECKED)
          .put("java.util.concurrent.ConcurrentHashMap", LOCKED)
          .put("java.util.concurrent.ConcurrentMap", REPEATED)
          .put("java.util.concurrent.ConcurrentSkipListMap", REPEATED)
          .buildOrThrow();

  /** Those whose {@code replaceAll} differs from their other methods. */
  private static final ImmutableMap<String, FunctionRuns> REPLACE_ALL =
      ImmutableMap.of(
          "java.util.Hashtable", UNPROTECTED,
          "java.util.Properties", REPEATED,
          "java.util.concurrent.ConcurrentHashMap", REPEATED);

  /** Factories whose result's class their return type does not show, by {@code Owner.method}. */
  private static final ImmutableMap<String, FunctionRuns> BY_FACTORY =
      ImmutableMap.of(
          "com.github.benmanes.caffeine.cache.Cache.asMap", LOCKED,
          "com.github.benmanes.caffeine.cache.LoadingCache.asMap", LOCKED,
          "com.google.common.cache.Cache.asMap", LOCKED,
          "com.google.common.cache.LoadingCache.asMap", LOCKED,
          "com.google.common.collect.Maps.newConcurrentMap", LOCKED);

  /** Whether a map's method of this name is one of those in question. */
  public static boolean isCompute(String method) {
    return METHODS.contains(method);
  }

  /**
   * How the function is run.
   *
   * @param implementation qualified name of the class or interface that implements the method
   * @param method the method's name
   */
  public static FunctionRuns of(String implementation, String method) {
    FunctionRuns all = BY_IMPLEMENTATION.getOrDefault(implementation, UNKNOWN);
    return method.equals("replaceAll") ? REPLACE_ALL.getOrDefault(implementation, all) : all;
  }

  /**
   * How the maps that a factory gives run their functions; {@link #UNKNOWN} for all but the few
   * whose type does not show it.
   */
  public static FunctionRuns givenBy(MethodSymbol factory) {
    return BY_FACTORY.getOrDefault(
        factory.owner.getQualifiedName() + "." + factory.getSimpleName(), UNKNOWN);
  }

  /** Whether the function must not change the map, or the call fails. */
  public boolean forbidsChanges() {
    return this == CHECKED || this == LOCKED;
  }
}
