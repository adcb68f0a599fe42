package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import java.util.Optional;
import java.util.Set;

/**
 * Where code gets onto a thread of its own: calls that take a task, and classes whose method is
 * one.
 */
public final class ThreadEntries {

  /**
   * Methods that run the functions they are given on another thread, by declaring type. Callbacks
   * of a future that name no executor, or may be given a direct one, run on whatever thread
   * completes it: not here.
   */
  private static final ImmutableMap<String, ImmutableSet<String>> TAKE_TASKS =
      ImmutableMap.<String, ImmutableSet<String>>builder()
          .put("java.lang.Runtime", ImmutableSet.of("addShutdownHook"))
          .put("java.lang.Thread", ImmutableSet.of("<init>", "startVirtualThread"))
          .put("java.lang.Thread.Builder", ImmutableSet.of("start", "unstarted"))
          .put("java.lang.ref.Cleaner", ImmutableSet.of("register"))
          .put("java.util.Timer", ImmutableSet.of("schedule", "scheduleAtFixedRate"))
          .put(
              "java.util.concurrent.CompletableFuture",
              ImmutableSet.of(
                  "acceptEitherAsync",
                  "applyToEitherAsync",
                  "handleAsync",
                  "runAfterBothAsync",
                  "runAfterEitherAsync",
                  "runAsync",
                  "supplyAsync",
                  "thenAcceptAsync",
                  "thenAcceptBothAsync",
                  "thenApplyAsync",
                  "thenCombineAsync",
                  "thenComposeAsync",
                  "thenRunAsync",
                  "whenCompleteAsync",
                  "exceptionallyAsync"))
          .put("java.util.concurrent.CompletionService", ImmutableSet.of("submit"))
          .put("java.util.concurrent.Executor", ImmutableSet.of("execute"))
          .put(
              "java.util.concurrent.ExecutorService",
              ImmutableSet.of("invokeAll", "invokeAny", "submit"))
          .put("java.util.concurrent.ForkJoinPool", ImmutableSet.of("execute", "invoke", "submit"))
          .put("java.util.concurrent.FutureTask", ImmutableSet.of("<init>"))
          .put(
              "java.util.concurrent.ScheduledExecutorService",
              ImmutableSet.of("schedule", "scheduleAtFixedRate", "scheduleWithFixedDelay"))
          .put("java.util.concurrent.StructuredTaskScope", ImmutableSet.of("fork"))
          .buildOrThrow();

  /** Types whose implementations are tasks, and the method that is run. */
  private static final ImmutableMap<String, String> TASKS =
      ImmutableMap.of(
          "java.lang.Runnable", "run",
          "java.lang.Thread", "run",
          "java.util.TimerTask", "run",
          "java.util.concurrent.Callable", "call",
          "java.util.concurrent.RecursiveAction", "compute",
          "java.util.concurrent.RecursiveTask", "compute");

  private ThreadEntries() {}

  /** Whether a method or constructor runs what it is given on another thread. */
  public static boolean takesTasks(MethodSymbol method) {
    return Supertypes.of((TypeSymbol) method.owner).stream()
        .anyMatch(
            t -> {
              Set<String> names = TAKE_TASKS.getOrDefault(t, ImmutableSet.of());
              return names.contains(method.name.toString());
            });
  }

  /** Whether a class is a {@code Thread}: its run method is on a thread of its own for sure. */
  public static boolean isThread(TypeSymbol type) {
    return Supertypes.of(type).contains("java.lang.Thread");
  }

  /** The method that a thread runs in objects of this class; empty for a class that is no task. */
  public static Optional<String> taskMethod(TypeSymbol type) {
    return Supertypes.of(type).stream().filter(TASKS::containsKey).map(TASKS::get).findFirst();
  }

  /** Methods that wait until a task has ended, by declaring type. */
  private static final ImmutableMap<String, ImmutableSet<String>> JOINS =
      ImmutableMap.of(
          "java.lang.Thread", ImmutableSet.of("join"),
          "java.util.concurrent.CompletableFuture", ImmutableSet.of("join"),
          "java.util.concurrent.CountDownLatch", ImmutableSet.of("await"),
          "java.util.concurrent.ExecutorService", ImmutableSet.of("awaitTermination", "invokeAll"),
          "java.util.concurrent.ForkJoinTask", ImmutableSet.of("join"),
          "java.util.concurrent.Future", ImmutableSet.of("get"));

  /** Whether a method waits until a task has ended. */
  public static boolean isJoin(MethodSymbol method) {
    return method.owner instanceof TypeSymbol owner
        && Supertypes.of(owner).stream()
            .anyMatch(
                t -> JOINS.getOrDefault(t, ImmutableSet.of()).contains(method.name.toString()));
  }
}
