package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
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
    if ((isOnlyOn(Kind.TASK, write) && isOnlyOn(Kind.CALLER, other))
        || (isOnlyOn(Kind.CALLER, write) && isOnlyOn(Kind.TASK, other))) {
      return Optional.of(
          new Conflict(write, other, "one side is a task of its own thread, the other any caller"));
    }
    return declaredThreadSafe && isOnlyOn(Kind.CALLER, write) && isOnlyOn(Kind.CALLER, other)
        ? Optional.of(new Conflict(write, other, "the class says it is @ThreadSafe"))
        : Optional.empty();
  }

  /**
   * Whether a use is on threads of one kind. Two tasks may be one after the other, a callback may
   * be on the task's own thread, and a helper may be called on both: that is no evidence.
   */
  private static boolean isOnlyOn(Kind kind, Use use) {
    return !use.roots().isEmpty() && use.roots().stream().allMatch(r -> r.kind() == kind);
  }

  private static boolean isRepeated(Use use) {
    return use.roots().contains(ThreadRoot.ANY_CALLER);
  }

  /** The thread that makes a use, for messages. */
  public static String threadOf(Use use) {
    return use.roots().stream()
        .map(r -> r.kind().text())
        .sorted()
        .findFirst()
        .orElse("a thread not known");
  }

  /** One side of a race, for messages: what happens, on which thread, under which locks. */
  public static String side(Use use, String code) {
    return use.kind().text()
        + " on "
        + threadOf(use)
        + ", holding "
        + LockPath.describe(use.locks())
        + ": "
        + code;
  }

  /** Whether a class hands out its tasks in rounds and waits for each: {@code invokeAll}. */
  public static boolean worksInRounds(TreePath type) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        found[0] |= Trees.methodName(tree).equals("invokeAll");
        return super.visitMethodInvocation(tree, null);
      }
    }.scan(type.getLeaf(), null);
    return found[0];
  }

  /** Whether a class is annotated as safe for use by several threads. */
  public static boolean isDeclaredThreadSafe(Tree type) {
    return Annotations.has(type, "ThreadSafe");
  }
}
