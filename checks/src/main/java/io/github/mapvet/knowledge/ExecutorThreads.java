package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import java.util.List;

/** How many threads run the tasks of an executor, from the documentation of the JDK. */
public enum ExecutorThreads {
  /** A new one for each task. */
  OWN,
  SEVERAL,
  ONE,
  NOT_KNOWN;

  private static final ImmutableSet<String> MAKE_SEVERAL =
      ImmutableSet.of(
          "commonPool",
          "newCachedThreadPool",
          "newFixedThreadPool",
          "newScheduledThreadPool",
          "newThreadPerTaskExecutor",
          "newVirtualThreadPerTaskExecutor",
          "newWorkStealingPool");

  private static final ImmutableSet<String> EXECUTORS =
      ImmutableSet.of("java.util.concurrent.Executor", "java.util.Timer");

  /** Calls whose tasks follow one another, however many threads there are. */
  private static final ImmutableSet<String> PERIODIC =
      ImmutableSet.of("schedule", "scheduleAtFixedRate", "scheduleWithFixedDelay", "register");

  /** Whether a type is an executor, or a timer, which is one with a single thread. */
  public static boolean isExecutor(Type type) {
    return type != null
        && type.tsym != null
        && Supertypes.of(type.tsym).stream().anyMatch(EXECUTORS::contains);
  }

  /** Whether a call makes its task run at times of its own, one run after the other. */
  public static boolean isPeriodic(MethodSymbol method) {
    return PERIODIC.contains(method.name.toString());
  }

  /** What a call without an executor runs its task on. */
  public static ExecutorThreads without(MethodSymbol method) {
    String owner = method.owner.getQualifiedName().toString();
    return owner.equals("java.util.concurrent.CompletableFuture") ? SEVERAL : OWN;
  }

  /** The threads of an executor that is made by this call or {@code new}. */
  public static ExecutorThreads madeBy(ExpressionTree made) {
    if (made instanceof NewClassTree created) {
      return ofNew(created);
    }
    if (!(made instanceof MethodInvocationTree call)) {
      return NOT_KNOWN;
    }
    String name = nameOf(call);
    if (name.startsWith("newSingleThread")) {
      return ONE;
    }
    if (name.startsWith("unconfigurable") && !call.getArguments().isEmpty()) {
      return madeBy(call.getArguments().get(0));
    }
    return MAKE_SEVERAL.contains(name) ? unlessOne(call.getArguments()) : NOT_KNOWN;
  }

  private static String nameOf(MethodInvocationTree call) {
    String select = call.getMethodSelect().toString();
    return select.substring(select.lastIndexOf('.') + 1);
  }

  private static ExecutorThreads ofNew(NewClassTree created) {
    String type = created.getIdentifier().toString();
    return switch (type.substring(type.lastIndexOf('.') + 1)) {
      case "Timer" -> ONE;
      case "ForkJoinPool", "ScheduledThreadPoolExecutor" -> unlessOne(created.getArguments());
      case "ThreadPoolExecutor" ->
          created.getArguments().size() < 2
              ? NOT_KNOWN
              : unlessOne(created.getArguments().subList(1, 2));
      default -> NOT_KNOWN;
    };
  }

  /** The first argument is the number of threads. */
  private static ExecutorThreads unlessOne(List<? extends ExpressionTree> arguments) {
    boolean one =
        !arguments.isEmpty()
            && arguments.get(0) instanceof LiteralTree count
            && Integer.valueOf(1).equals(count.getValue());
    return one ? ONE : SEVERAL;
  }
}
