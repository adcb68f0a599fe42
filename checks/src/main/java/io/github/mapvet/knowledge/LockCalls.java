package io.github.mapvet.knowledge;

import static io.github.mapvet.knowledge.LockCalls.Effect.ACQUIRES;
import static io.github.mapvet.knowledge.LockCalls.Effect.ASKS;
import static io.github.mapvet.knowledge.LockCalls.Effect.GIVES_HALF;
import static io.github.mapvet.knowledge.LockCalls.Effect.RELEASES;
import static io.github.mapvet.knowledge.LockCalls.Effect.TRIES;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Type;
import java.util.Optional;

/** Library methods that take and release locks, from the documentation of the JDK and of Guava. */
public final class LockCalls {

  /** What a call does with the lock it is called on. */
  public enum Effect {
    ACQUIRES,
    /** Holds the lock afterwards only if the call gives true. */
    TRIES,
    RELEASES,
    /** Tells whether the thread holds the lock: {@code Thread.holdsLock(lock)}. */
    ASKS,
    /** Gives the read or write half as a lock of its own: {@code rw.readLock()}. */
    GIVES_HALF
  }

  /**
   * A lock call.
   *
   * @param effect what it does
   * @param read whether it is about the shared, reading mode
   */
  public record LockCall(Effect effect, boolean read) {}

  private static final ImmutableMap<String, ImmutableMap<String, LockCall>> TABLE =
      ImmutableMap.<String, ImmutableMap<String, LockCall>>builder()
          .put(
              "com.google.common.util.concurrent.Monitor",
              ImmutableMap.<String, LockCall>builder()
                  .put("enter", new LockCall(ACQUIRES, false))
                  .put("enterInterruptibly", new LockCall(ACQUIRES, false))
                  .put("enterWhen", new LockCall(ACQUIRES, false))
                  .put("enterWhenUninterruptibly", new LockCall(ACQUIRES, false))
                  .put("enterIf", new LockCall(TRIES, false))
                  .put("tryEnter", new LockCall(TRIES, false))
                  .put("tryEnterIf", new LockCall(TRIES, false))
                  .put("leave", new LockCall(RELEASES, false))
                  .put("isOccupiedByCurrentThread", new LockCall(ASKS, false))
                  .buildOrThrow())
          .put("java.lang.Thread", ImmutableMap.of("holdsLock", new LockCall(ASKS, false)))
          .put(
              "java.util.concurrent.locks.ReentrantLock",
              ImmutableMap.of("isHeldByCurrentThread", new LockCall(ASKS, false)))
          .put(
              "java.util.concurrent.locks.ReentrantReadWriteLock",
              ImmutableMap.of("isWriteLockedByCurrentThread", new LockCall(ASKS, false)))
          .put(
              "java.util.concurrent.locks.ReentrantReadWriteLock.WriteLock",
              ImmutableMap.of("isHeldByCurrentThread", new LockCall(ASKS, false)))
          .put(
              "java.util.concurrent.locks.Lock",
              ImmutableMap.of(
                  "lock", new LockCall(ACQUIRES, false),
                  "lockInterruptibly", new LockCall(ACQUIRES, false),
                  "tryLock", new LockCall(TRIES, false),
                  "unlock", new LockCall(RELEASES, false)))
          .put(
              "java.util.concurrent.locks.ReadWriteLock",
              ImmutableMap.of(
                  "readLock", new LockCall(GIVES_HALF, true),
                  "writeLock", new LockCall(GIVES_HALF, false)))
          .put(
              "java.util.concurrent.locks.StampedLock",
              ImmutableMap.<String, LockCall>builder()
                  .put("asReadLock", new LockCall(GIVES_HALF, true))
                  .put("asWriteLock", new LockCall(GIVES_HALF, false))
                  .put("readLock", new LockCall(ACQUIRES, true))
                  .put("readLockInterruptibly", new LockCall(ACQUIRES, true))
                  .put("writeLock", new LockCall(ACQUIRES, false))
                  .put("writeLockInterruptibly", new LockCall(ACQUIRES, false))
                  .put("unlock", new LockCall(RELEASES, false))
                  .put("unlockRead", new LockCall(RELEASES, true))
                  .put("unlockWrite", new LockCall(RELEASES, false))
                  .buildOrThrow())
          .buildOrThrow();

  /** Names worth a closer look; cheap to ask of any call. */
  private static final ImmutableSet<String> NAMES =
      TABLE.values().stream()
          .flatMap(methods -> methods.keySet().stream())
          .collect(ImmutableSet.toImmutableSet());

  private LockCalls() {}

  /** Whether a method of this name may be a lock call. */
  static boolean isCandidate(String method) {
    return NAMES.contains(method);
  }

  /** Whether a method gives a stamp that holds nothing: {@code tryOptimisticRead}. */
  public static boolean isOptimistic(MethodSymbol method) {
    return isOfStampedLock(method) && method.name.contentEquals("tryOptimisticRead");
  }

  /** Whether a method makes another stamp of one: perhaps that of the write lock. */
  public static boolean converts(MethodSymbol method) {
    return isOfStampedLock(method) && method.name.contentEquals("tryConvertToWriteLock");
  }

  /** Whether a method asks if an optimistic stamp was good, or makes a real one of it. */
  public static boolean endsOptimism(MethodSymbol method) {
    return isOfStampedLock(method)
        && (method.name.contentEquals("validate") || method.name.toString().contains("Lock"));
  }

  private static boolean isOfStampedLock(MethodSymbol method) {
    return method.owner.getQualifiedName().contentEquals("java.util.concurrent.locks.StampedLock");
  }

  /** What a method does with the lock it is called on; empty if it is no lock call. */
  static Optional<LockCall> of(MethodSymbol method) {
    return isCandidate(method.name.toString())
        ? of(method, (TypeSymbol) method.owner)
        : Optional.empty();
  }

  private static Optional<LockCall> of(MethodSymbol method, TypeSymbol owner) {
    LockCall known =
        TABLE
            .getOrDefault(owner.getQualifiedName().toString(), ImmutableMap.of())
            .get(method.name.toString());
    if (known != null || !(owner instanceof ClassSymbol type)) {
      return Optional.ofNullable(known);
    }
    for (Type above : type.getInterfaces()) {
      Optional<LockCall> inherited = of(method, above.tsym);
      if (inherited.isPresent()) {
        return inherited;
      }
    }
    return type.getSuperclass().tsym == null
        ? Optional.empty()
        : of(method, type.getSuperclass().tsym);
  }
}
