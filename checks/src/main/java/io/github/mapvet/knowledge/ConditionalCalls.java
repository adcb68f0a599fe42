package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableSet;
import java.util.Optional;

/** Library calls that change something only if it is as expected, and return whether they did. */
public enum ConditionalCalls {
  /** {@code map.replace(key, expected, replacement)}. */
  REPLACE,
  /** {@code map.remove(key, expected)}. */
  REMOVE,
  /** {@code reference.compareAndSet(expected, replacement)}, also with stamps after them. */
  SET,
  /** {@code updater.compareAndSet(object, expected, replacement)}, also of a {@code VarHandle}. */
  SET_FIELD;

  private static final ImmutableSet<String> REFERENCES =
      ImmutableSet.of(
          "java.util.concurrent.atomic.AtomicMarkableReference",
          "java.util.concurrent.atomic.AtomicReference",
          "java.util.concurrent.atomic.AtomicStampedReference");

  private static final ImmutableSet<String> FIELD_REFERENCES =
      ImmutableSet.of(
          "java.lang.invoke.VarHandle",
          "java.util.concurrent.atomic.AtomicReferenceArray",
          "java.util.concurrent.atomic.AtomicReferenceFieldUpdater");

  /** Whether a method of this name may be such a call. */
  public static boolean isCandidate(String method) {
    return method.equals("replace") || method.equals("remove") || setsConditionally(method);
  }

  private static boolean setsConditionally(String method) {
    return method.equals("compareAndSet") || method.startsWith("weakCompareAndSet");
  }

  /**
   * The kind of a map's method.
   *
   * @param arguments how many arguments the call has
   */
  public static Optional<ConditionalCalls> ofMap(String method, int arguments) {
    if (method.equals("replace") && arguments == 3) {
      return Optional.of(REPLACE);
    }
    return method.equals("remove") && arguments == 2 ? Optional.of(REMOVE) : Optional.empty();
  }

  /**
   * The kind of a reference's method.
   *
   * @param owner qualified name of the class that declares it
   * @param arguments how many arguments the call has
   */
  public static Optional<ConditionalCalls> ofReference(String owner, String method, int arguments) {
    if (!setsConditionally(method)) {
      return Optional.empty();
    }
    if (REFERENCES.contains(owner) && arguments >= 2) {
      return Optional.of(SET);
    }
    return FIELD_REFERENCES.contains(owner) && arguments >= 2
        ? Optional.of(SET_FIELD)
        : Optional.empty();
  }

  /** Which argument is what the caller believes to be there. */
  public int expected(int arguments) {
    return switch (this) {
      case REPLACE, REMOVE -> 1;
      case SET -> 0;
      case SET_FIELD -> arguments - 2;
    };
  }
}
