package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
          .put("java.util.concurrent.ThreadFactory", ImmutableSet.of("newThread"))
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

  private static final ImmutableSet<String> TASK_TAKERS = methodsOf(TAKE_TASKS);

  private ThreadEntries() {}

  /** What the methods are called: most calls need no look at what their class extends. */
  private static ImmutableSet<String> methodsOf(ImmutableMap<String, ImmutableSet<String>> table) {
    ImmutableSet.Builder<String> names = ImmutableSet.builder();
    table.values().forEach(names::addAll);
    return names.build();
  }

  /** Whether a method or constructor runs what it is given on another thread. */
  static boolean takesTasks(MethodSymbol method) {
    return isOf(TAKE_TASKS, TASK_TAKERS, method);
  }

  private static boolean isOf(
      ImmutableMap<String, ImmutableSet<String>> table, Set<String> names, MethodSymbol method) {
    String name = method.name.toString();
    return names.contains(name)
        && method.owner instanceof TypeSymbol owner
        && Supertypes.of(owner).stream()
            .anyMatch(type -> table.getOrDefault(type, ImmutableSet.of()).contains(name));
  }

  /**
   * Classes whose constructors take a task but run it only when the object is started or handed on.
   */
  private static final ImmutableSet<String> ONLY_WRAP =
      ImmutableSet.of("java.lang.Thread", "java.util.concurrent.FutureTask");

  /** Whether a task's call gives an object that still has to be started. */
  public static boolean onlyWraps(MethodSymbol method) {
    return method.name.contentEquals("unstarted")
        || method.name.contentEquals("newThread")
        || (method.isConstructor()
            && Supertypes.of((TypeSymbol) method.owner).stream().anyMatch(ONLY_WRAP::contains));
  }

  /** Calls whose task is run again and again, each time when the last run has ended. */
  private static final ImmutableSet<String> PERIODIC =
      ImmutableSet.of("register", "schedule", "scheduleAtFixedRate", "scheduleWithFixedDelay");

  /** Whether a call makes its task run at times of its own, one run after the other. */
  public static boolean isPeriodic(MethodSymbol method) {
    return PERIODIC.contains(method.name.toString());
  }

  /** Whether a call returns only when the tasks it was given have ended. */
  public static boolean waitsForItsTasks(MethodSymbol method) {
    return method.name.contentEquals("invokeAll") || method.name.contentEquals("invoke");
  }

  /** Whether a method starts the thread or task it is called on. */
  public static boolean starts(MethodSymbol method) {
    return switch (method.name.toString()) {
      case "start" -> isThread((TypeSymbol) method.owner);
      case "fork" ->
          Supertypes.of((TypeSymbol) method.owner).contains("java.util.concurrent.ForkJoinTask");
      default -> false;
    };
  }

  /** Whether a method adds a function to a {@code CompletableFuture}: it runs when that is done. */
  public static boolean isCallback(MethodSymbol method) {
    return FUTURE_STEPS.matcher(method.name.toString()).matches() && isFuture(method);
  }

  /** Whether a method is one of {@code CompletableFuture}. */
  public static boolean isFuture(MethodSymbol method) {
    return method.owner instanceof TypeSymbol owner && isFuture(owner);
  }

  private static final Pattern FUTURE_STEPS =
      Pattern.compile("(then|handle|whenComplete|runAfter|acceptEither|applyToEither|except).*");

  /** The thread that runs what a method is given, for messages. */
  public static String threadOf(MethodSymbol method) {
    Set<String> types = Supertypes.of((TypeSymbol) method.owner);
    if (types.contains("java.lang.Thread")
        || types.contains("java.lang.Thread.Builder")
        || types.contains("java.util.concurrent.ThreadFactory")) {
      return "a thread of its own";
    }
    if (types.contains("java.util.Timer")) {
      return "the timer's thread";
    }
    if (types.contains("java.util.concurrent.CompletionStage")) {
      return "a future's thread";
    }
    return types.contains("java.lang.Runtime")
        ? "a shutdown hook's thread"
        : "an executor's thread";
  }

  /** Whether a class is a {@code Thread}: its run method is on a thread of its own for sure. */
  public static boolean isThread(TypeSymbol type) {
    return Supertypes.of(type).contains("java.lang.Thread");
  }

  /** Whether a method is called like the one that a thread runs in objects of its class. */
  public static boolean isTaskMethod(MethodSymbol method) {
    String name = method.name.toString();
    return TASKS.containsValue(name)
        && taskMethod((TypeSymbol) method.owner).filter(name::equals).isPresent();
  }

  /** The method that a thread runs in objects of this class; empty for a class that is no task. */
  public static Optional<String> taskMethod(TypeSymbol type) {
    return Supertypes.of(type).stream().filter(TASKS::containsKey).map(TASKS::get).findFirst();
  }

  /** Methods that wait until a task has ended, by declaring type. */
  private static final ImmutableMap<String, ImmutableSet<String>> JOINS =
      ImmutableMap.<String, ImmutableSet<String>>builder()
          .put("java.lang.Thread", ImmutableSet.of("join"))
          .put("java.util.concurrent.CompletableFuture", ImmutableSet.of("join"))
          .put("java.util.concurrent.CountDownLatch", ImmutableSet.of("await"))
          .put(
              "java.util.concurrent.ExecutorService",
              ImmutableSet.of("awaitTermination", "close", "invokeAll"))
          .put("java.util.concurrent.ForkJoinPool", ImmutableSet.of("awaitQuiescence"))
          .put("java.util.concurrent.ForkJoinTask", ImmutableSet.of("invoke", "join"))
          .put("java.util.concurrent.Future", ImmutableSet.of("get"))
          .put("java.util.concurrent.StructuredTaskScope", ImmutableSet.of("join", "joinUntil"))
          .buildOrThrow();

  private static final ImmutableSet<String> JOIN_NAMES = methodsOf(JOINS);

  /** What a call waits for. */
  public enum JoinKind {
    /** For the task that its receiver, or the first argument of a static method, stands for. */
    TASK,
    /** For all tasks of the executor it is called on. */
    EXECUTOR,
    /** For something that cannot be told. */
    UNKNOWN,
    NONE
  }

  /** Calls in whose loops one waits: {@code while (!future.isDone())}. */
  private static final ImmutableSet<String> ASK =
      ImmutableSet.of("isAlive", "isDone", "isTerminated");

  /** Methods of other libraries that wait, by their names. */
  private static final Pattern WAITING =
      Pattern.compile(
          "(await|join|waitFor|waitUntil|getUnchecked|getDone|getUninterruptibly|until)\\w*");

  private static final ImmutableSet<String> OTHER_JOINS =
      ImmutableSet.of(
          "com.google.common.base.Joiner",
          "com.google.common.base.Strings",
          "java.lang.String",
          "java.nio.file.Path");

  /** What a method waits for, if it waits for the end of tasks. */
  public static JoinKind joinKind(MethodSymbol method) {
    if (!(method.owner instanceof TypeSymbol owner)) {
      return JoinKind.NONE;
    }
    String name = method.name.toString();
    boolean waits = WAITING.matcher(name).matches();
    if (!waits && !JOIN_NAMES.contains(name) && !ASK.contains(name)) {
      return JoinKind.NONE;
    }
    Set<String> types = Supertypes.of(owner);
    boolean task =
        types.contains("java.lang.Thread")
            || types.contains("java.util.concurrent.Future")
            || types.contains("java.util.concurrent.CompletionStage");
    if (task && (isJoin(method) || ASK.contains(name))) {
      return JoinKind.TASK;
    }
    boolean executor =
        types.contains("java.util.concurrent.ExecutorService")
            || types.contains("java.util.concurrent.StructuredTaskScope");
    if (executor) {
      boolean ends = !name.equals("invokeAll") && (isJoin(method) || ASK.contains(name));
      return ends ? JoinKind.EXECUTOR : JoinKind.NONE;
    }
    boolean jdk = owner.getQualifiedName().toString().startsWith("java.");
    return waits && !jdk && !OTHER_JOINS.contains(owner.getQualifiedName().toString())
        ? JoinKind.UNKNOWN
        : JoinKind.NONE;
  }

  /** Whether a class is an executor that can be shut down and waited for. */
  public static boolean isExecutorService(TypeSymbol type) {
    return Supertypes.of(type).contains("java.util.concurrent.ExecutorService");
  }

  /** Whether a class is a {@code CompletableFuture} or another stage. */
  public static boolean isFuture(TypeSymbol type) {
    return Supertypes.of(type).contains("java.util.concurrent.CompletionStage");
  }

  /** Whether a method waits until a task has ended. */
  public static boolean isJoin(MethodSymbol method) {
    return isOf(JOINS, JOIN_NAMES, method);
  }
}
