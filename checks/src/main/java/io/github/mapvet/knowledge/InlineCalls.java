package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableSet;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import java.util.regex.Pattern;

/**
 * Library methods that run the functions they are given before they return, on the thread that
 * called them.
 */
public final class InlineCalls {

  /** Names of methods that take a function for later. */
  private static final Pattern KEEPS =
      Pattern.compile(
          "(add|after|always|async|bind|defer|delay|enqueue|exceptionally|execute|finally|handle|invokeLater|listen"
              + "|on|post|put|queue|register|schedule|send|set|start|submit|subscribe|then|watch|when)"
              + "(?![a-z]).*");

  /**
   * Types all of whose methods do; streams do so at the latest in the terminal step of the same
   * pipeline.
   */
  private static final ImmutableSet<String> TYPES =
      ImmutableSet.of(
          "com.google.common.collect.Iterables",
          "com.google.common.collect.Maps",
          "java.lang.Iterable",
          "java.util.Arrays",
          "java.util.Collections",
          "java.util.Iterator",
          "java.util.Optional",
          "java.util.OptionalDouble",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.Spliterator",
          "java.util.stream.BaseStream",
          "java.util.stream.DoubleStream",
          "java.util.stream.IntStream",
          "java.util.stream.LongStream",
          "java.util.stream.Stream");

  /** Types whose methods make one function of those they are given. */
  private static final ImmutableSet<String> FUNCTIONS =
      ImmutableSet.of("java.util.Comparator", "java.util.stream.Collectors");

  private InlineCalls() {}

  /**
   * Whether {@code method} gives a function that runs those it was given, when it is run itself.
   */
  public static boolean givesFunction(MethodSymbol method) {
    return FUNCTIONS.contains(method.owner.getQualifiedName().toString());
  }

  /** Whether {@code method} runs its functions inline. */
  public static boolean contains(MethodSymbol method) {
    return TYPES.contains(method.owner.getQualifiedName().toString());
  }

  /** Whether a method that is not known may keep the function it is given, by its name. */
  public static boolean mayKeep(String name) {
    return KEEPS.matcher(name).matches();
  }
}
