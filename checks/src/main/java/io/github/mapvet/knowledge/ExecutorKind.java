package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableSet;
import com.sun.tools.javac.code.Symbol.MethodSymbol;

/** On how many threads the executors of the JDK and of Guava run their tasks. */
public enum ExecutorKind {
  /** On the thread that gives them the task, before the call returns. */
  DIRECT,
  /** On one thread, one after the other. */
  SINGLE,
  /** On as many threads as the constructor or factory is told by its first argument. */
  BY_FIRST_ARGUMENT,
  /** As the executor they are given does. */
  LIKE_ARGUMENT,
  /** On several threads. */
  MANY,
  UNKNOWN;

  private static final ImmutableSet<String> MANY_NAMES =
      ImmutableSet.of(
          "commonPool",
          "newCachedThreadPool",
          "newThreadPerTaskExecutor",
          "newVirtualThreadPerTaskExecutor");

  private static final ImmutableSet<String> DIRECT_NAMES =
      ImmutableSet.of("directExecutor", "newDirectExecutorService", "sameThreadExecutor");

  private static final ImmutableSet<String> SINGLE_NAMES =
      ImmutableSet.of(
          "newSequentialExecutor", "newSingleThreadExecutor", "newSingleThreadScheduledExecutor");

  private static final ImmutableSet<String> COUNTED_NAMES =
      ImmutableSet.of(
          "fixed", "newFixedThreadPool", "newScheduledThreadPool", "newWorkStealingPool");

  private static final ImmutableSet<String> COUNTED_TYPES =
      ImmutableSet.of(
          "java.util.concurrent.ForkJoinPool",
          "java.util.concurrent.ScheduledThreadPoolExecutor",
          "java.util.concurrent.ThreadPoolExecutor");

  private static final ImmutableSet<String> WRAPPERS =
      ImmutableSet.of(
          "getExitingExecutorService",
          "getExitingScheduledExecutorService",
          "listeningDecorator",
          "unconfigurableExecutorService",
          "unconfigurableScheduledExecutorService");

  /** What the executor is that a factory method or constructor gives. */
  public static ExecutorKind madeBy(MethodSymbol method) {
    String name = method.name.toString();
    String owner = method.owner.getQualifiedName().toString();
    if (owner.equals("java.util.Timer")) {
      return SINGLE;
    }
    if (method.isConstructor()) {
      return COUNTED_TYPES.contains(owner) ? BY_FIRST_ARGUMENT : UNKNOWN;
    }
    if (DIRECT_NAMES.contains(name)) {
      return DIRECT;
    }
    if (SINGLE_NAMES.contains(name)) {
      return SINGLE;
    }
    if (COUNTED_NAMES.contains(name)) {
      return BY_FIRST_ARGUMENT;
    }
    if (MANY_NAMES.contains(name)) {
      return MANY;
    }
    return WRAPPERS.contains(name) ? LIKE_ARGUMENT : UNKNOWN;
  }
}
