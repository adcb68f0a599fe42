package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;

/**
 * Calls by which one thread tells another that it has come so far: what was done before the signal
 * happens before what comes after the wait. From the memory consistency sections of {@code
 * java.util.concurrent}.
 */
public final class Synchronizers {

  /** The part a call takes. */
  public enum Part {
    SIGNAL,
    WAIT,
    /** Both at once: everybody waits until all have come. */
    MEET,
    NONE
  }

  private record Calls(ImmutableSet<String> signals, ImmutableSet<String> waits) {}

  private static final ImmutableMap<String, Calls> TABLE =
      ImmutableMap.<String, Calls>builder()
          .put("java.lang.Object", calls("notify notifyAll", "wait"))
          .put("java.util.concurrent.BlockingQueue", calls("add offer put", "poll take"))
          .put("java.util.concurrent.CompletableFuture", calls("complete", "get join"))
          .put("java.util.concurrent.CountDownLatch", calls("countDown", "await"))
          .put(
              "java.util.concurrent.Semaphore",
              calls("release", "acquire acquireUninterruptibly tryAcquire"))
          .put(
              "java.util.concurrent.locks.Condition",
              calls("signal signalAll", "await awaitNanos awaitUninterruptibly awaitUntil"))
          .put("java.util.concurrent.SynchronousQueue", calls("put offer", "take poll"))
          .put("com.google.common.util.concurrent.SettableFuture", calls("set", "get"))
          .buildOrThrow();

  private static final ImmutableMap<String, ImmutableSet<String>> MEETINGS =
      ImmutableMap.of(
          "java.util.concurrent.CyclicBarrier", ImmutableSet.of("await"),
          "java.util.concurrent.Exchanger", ImmutableSet.of("exchange"),
          "java.util.concurrent.Phaser",
              ImmutableSet.of(
                  "arrive", "arriveAndAwaitAdvance", "arriveAndDeregister", "awaitAdvance"));

  private Synchronizers() {}

  /** What a call does for the order of threads. */
  public static Part of(MethodSymbol method) {
    String name = method.name.toString();
    if (!(method.owner instanceof TypeSymbol owner)) {
      return Part.NONE;
    }
    for (String type : Supertypes.of(owner)) {
      if (MEETINGS.getOrDefault(type, ImmutableSet.of()).contains(name)) {
        return Part.MEET;
      }
      Calls calls = TABLE.get(type);
      if (calls != null && calls.signals.contains(name)) {
        return Part.SIGNAL;
      }
      if (calls != null && calls.waits.contains(name)) {
        return Part.WAIT;
      }
    }
    return Part.NONE;
  }

  /** Whether an atomic call lets one thread of many through: {@code flag.compareAndSet(…)}. */
  public static boolean admitsOne(MethodSymbol method) {
    String name = method.name.toString();
    return method.owner.getQualifiedName().toString().startsWith("java.util.concurrent.atomic.")
        && !name.equals("get")
        && !name.equals("set");
  }

  private static Calls calls(String signals, String waits) {
    return new Calls(
        ImmutableSet.copyOf(signals.split(" ")), ImmutableSet.copyOf(waits.split(" ")));
  }
}
