package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableSet;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import java.util.HashMap;
import java.util.Map;

/**
 * Types that are there for several threads: code that has to do with none of them starts no
 * threads, is no task, and takes no lock but monitors. Each type is judged once.
 */
public final class ThreadTypes {
  private static final ImmutableSet<String> PACKAGES =
      ImmutableSet.of("java.util.concurrent.", "com.google.common.util.concurrent.");

  private static final ImmutableSet<String> TYPES =
      ImmutableSet.of(
          "java.lang.Runnable",
          "java.lang.Runtime",
          "java.lang.Thread",
          "java.lang.Thread.Builder",
          "java.lang.ThreadLocal",
          "java.lang.ref.Cleaner",
          "java.util.Timer",
          "java.util.TimerTask",
          "java.util.stream.StreamSupport");

  /** Of those packages, but told of threads by nobody. */
  private static final ImmutableSet<String> INNOCENT =
      ImmutableSet.of(
          "java.util.concurrent.CancellationException",
          "java.util.concurrent.CompletionException",
          "java.util.concurrent.ExecutionException",
          "java.util.concurrent.ThreadLocalRandom",
          "java.util.concurrent.TimeUnit",
          "java.util.concurrent.TimeoutException");

  private final Map<TypeSymbol, Boolean> known = new HashMap<>();

  /** Whether a type is one of them or extends one; also asked of what is no type, or null. */
  public boolean contain(TypeSymbol type) {
    if (type == null) {
      return false;
    }
    Boolean answer = known.get(type);
    if (answer == null) {
      answer = Supertypes.of(type).stream().anyMatch(ThreadTypes::isOne);
      known.put(type, answer);
    }
    return answer;
  }

  private static boolean isOne(String name) {
    return TYPES.contains(name)
        || (PACKAGES.stream().anyMatch(name::startsWith) && !INNOCENT.contains(name));
  }
}
