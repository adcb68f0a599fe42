package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.github.mapvet.model.ThreadRoot.Kind;
import java.util.List;
import java.util.Optional;

/** Why we believe that two threads come to a field, said in words for the message. */
public final class Evidence {

  /** Annotations that say a class, or what it belongs to, stays on one thread. */
  private static final ImmutableSet<String> ONE_THREAD =
      ImmutableSet.of("MainThread", "NotThreadSafe", "ThreadConfined", "UiThread");

  private Evidence() {}

  /** Whether the code at {@code path} is declared to stay on one thread. */
  public static boolean isConfined(TreePath path) {
    return ONE_THREAD.stream().anyMatch(a -> Annotations.hasAround(path, a));
  }

  /**
   * Two uses of a field, at least one a change, that no lock keeps apart and that two threads can
   * make at once.
   *
   * @param write the change
   * @param other the other use; a change or a look
   * @param why why both can be under way at once
   */
  public record Conflict(Use write, Use other, String why) {}

  /**
   * The first conflict among the shared uses of a field, in the order of the source; a look before
   * another change.
   */
  public static Optional<Conflict> conflict(SharedField field, boolean declaredThreadSafe) {
    List<Use> uses = field.sharedUses();
    Optional<Conflict> best = Optional.empty();
    for (Use write : uses) {
      for (Use other : uses) {
        if (!write.isWrite()
            || (other.equals(write) && !isRepeated(write))
            || write.isOrderedWith(other)) {
          continue;
        }
        Optional<Conflict> found = conflict(write, other, declaredThreadSafe);
        if (found.isPresent()
            && (best.isEmpty() || (best.get().other().isWrite() && !other.isWrite()))) {
          best = found;
        }
      }
    }
    return best;
  }

  private static Optional<Conflict> conflict(Use write, Use other, boolean declaredThreadSafe) {
    for (ThreadRoot one : write.roots()) {
      for (ThreadRoot two : other.roots()) {
        if (isTaskAgainstCaller(one, two) || isTaskAgainstCaller(two, one)) {
          return Optional.of(
              new Conflict(
                  write,
                  other,
                  "one side runs on " + Kind.TASK.text() + ", the other on any caller's"));
        }
        if (one.kind() != Kind.TASK && two.kind() != Kind.TASK && declaredThreadSafe) {
          return Optional.of(new Conflict(write, other, "the class says it is @ThreadSafe"));
        }
      }
    }
    return Optional.empty();
  }

  /** Two tasks may be one after the other, and a callback on the task's own thread. */
  private static boolean isTaskAgainstCaller(ThreadRoot one, ThreadRoot two) {
    return one.kind() == Kind.TASK && two.kind() == Kind.CALLER;
  }

  private static boolean isRepeated(Use use) {
    return use.roots().contains(ThreadRoot.ANY_CALLER);
  }

  /** The thread that makes a use, for messages. */
  public static String threadOf(Use use) {
    return use.roots().stream().map(r -> r.kind().text()).sorted().findFirst().orElse("any caller");
  }

  /** The locks held at a use, for messages. */
  public static String locksAt(Use use) {
    return use.locks().isEmpty()
        ? "no lock"
        : String.join(", ", use.locks().stream().map(LockPath::toString).sorted().toList());
  }

  /** One side of a race, for messages: what happens, on which thread, under which locks. */
  public static String side(Use use, String code) {
    return use.kind().text() + " on " + threadOf(use) + ", holding " + locksAt(use) + ": " + code;
  }

  /** Whether a class is annotated as safe for use by several threads. */
  public static boolean isDeclaredThreadSafe(Tree type) {
    return Annotations.has(type, "ThreadSafe");
  }
}
