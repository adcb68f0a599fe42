package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.SharedObjects;
import io.github.mapvet.model.ThreadRoot.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import javax.lang.model.element.Modifier;

/** Why we believe that two threads come to a field, said in words for the message. */
public final class Evidence {

  /** Annotations that say a class, or what it belongs to, stays on one thread. */
  private static final ImmutableSet<String> ONE_THREAD =
      ImmutableSet.of("MainThread", "NotThreadSafe", "ThreadConfined", "UiThread");

  private Evidence() {}

  /**
   * Whether the code at {@code path} stays on one thread, as an annotation says, or the comment of
   * a class around it; or declares a field of an object that does by its nature, such as an
   * iterator, or that nobody keeps.
   */
  public static boolean isConfined(TreePath path) {
    if (isFieldForOneThread(path)
        || ONE_THREAD.stream().anyMatch(a -> Annotations.hasAround(path, a))) {
      return true;
    }
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      if (p.getLeaf() instanceof ClassTree && Comments.sayNotThreadSafe(p)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFieldForOneThread(TreePath path) {
    return Trees.symbol(path.getLeaf()) instanceof VarSymbol field
        && field.owner instanceof ClassSymbol type
        && !field.isStatic()
        && (Confinement.isLocal(type, path)
            || (SharedObjects.isForOneThread(type)
                && !Annotations.has(path.getParentPath().getLeaf(), "Sharable")));
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
   *
   * @param isCounted which of the uses count
   * @param shared why several threads use the object at once, if its class shows it
   * @param areKeptApart whether something keeps two uses apart
   */
  public static Optional<Conflict> conflict(
      SharedField field,
      Predicate<Use> isCounted,
      Optional<Sharing.Reason> shared,
      BiPredicate<Use, Use> areKeptApart) {
    List<Use> uses = field.sharedUses().stream().filter(isCounted).toList();
    Optional<Conflict> best = Optional.empty();
    for (Use write : uses) {
      if (!write.isWrite()) {
        continue;
      }
      for (Use other : uses) {
        if ((best.isPresent() && other.isWrite())
            || isOver(write, other)
            || field.isOverBefore(write, other)) {
          continue;
        }
        Optional<Conflict> found =
            together(write, other, field, shared)
                .filter(why -> !areKeptApart.test(write, other))
                .map(why -> new Conflict(write, other, why));
        if (found.isPresent()) {
          if (!other.isWrite()) {
            return found;
          }
          best = found;
        }
      }
    }
    return best;
  }

  /** Why two uses can be under way at once; a use can meet itself. */
  private static Optional<String> together(
      Use write, Use other, SharedField field, Optional<Sharing.Reason> shared) {
    if (inSamePipeline(write, other)) {
      return Optional.of("a parallel stream runs it on several threads at once");
    }
    if ((isOnTask(write) && isByCaller(other)) || (isByCaller(write) && isOnTask(other))) {
      return Optional.of("one side is a task of its own thread, the other any caller");
    }
    if (isOnlyOn(Kind.TASK, write) && isOnlyOn(Kind.TASK, other)) {
      return overlap(write, other);
    }
    boolean anyCaller = isByCaller(write) && isByCaller(other);
    return shared
        .filter(why -> anyCaller && !field.isTearDown(write) && !field.isTearDown(other))
        .filter(why -> why.promised() || !(field.isSetting(write) || isOfOther(write)))
        .map(Sharing.Reason::text);
  }

  /**
   * Whether two uses of what several threads are known to share can be under way at once; a use can
   * meet itself. Only one task, or a lock, keeps them apart.
   */
  static boolean canMeet(Use one, Use other) {
    if (one.roots().isEmpty() || other.roots().isEmpty() || areApart(one, other)) {
      return false;
    }
    if (isOnlyOn(Kind.TASK, one) && isOnlyOn(Kind.TASK, other)) {
      return one.roots().stream()
          .anyMatch(mine -> other.roots().stream().anyMatch(others -> mayOverlap(mine, others)));
    }
    return !isTearDown(one) || !isTearDown(other);
  }

  /** Whether a lock keeps two uses apart, or one is over when the other's thread is started. */
  private static boolean areApart(Use one, Use other) {
    return one.isOrderedWith(other) || isOver(one, other);
  }

  /**
   * Whether one of two uses is over when the other's thread is started. A method that is called
   * again makes its use again, while the thread runs.
   */
  private static boolean isOver(Use one, Use other) {
    return isStartedAfter(one, other) || isStartedAfter(other, one);
  }

  private static boolean isStartedAfter(Use use, Use before) {
    return !use.roots().isEmpty()
        && use.isStartedAfter(before.path())
        && (SharedField.isStartUp(before.path()) || isProgramStart(before.path()));
  }

  private static boolean mayOverlap(ThreadRoot one, ThreadRoot other) {
    return one.tree() == other.tree()
        ? one.carrier().mayOverlapItself()
        : one.carrier().mayOverlap(other.carrier());
  }

  private static Optional<String> overlap(Use write, Use other) {
    for (ThreadRoot mine : write.roots()) {
      for (ThreadRoot others : other.roots()) {
        if (mine.tree() == others.tree()) {
          if (mine.carrier().overlapsItself()) {
            return Optional.of("the task is handed over again while it may still run");
          }
        } else if (mine.carrier().overlaps(others.carrier())) {
          return Optional.of("the two are tasks that run at once");
        }
      }
    }
    return Optional.empty();
  }

  /** In the method that a program starts with: as a rule, nobody else is there yet. */
  static boolean isProgramStart(TreePath place) {
    return methodAround(place)
        .filter(m -> m.getName().contentEquals("main"))
        .filter(m -> m.getModifiers().getFlags().contains(Modifier.STATIC))
        .isPresent();
  }

  private static Optional<MethodTree> methodAround(TreePath place) {
    return Trees.enclosingMethod(place).map(m -> (MethodTree) m.getLeaf());
  }

  /** {@code other.map.putAll(map)}: whether others have the other object, nobody knows. */
  private static boolean isOfOther(Use use) {
    return use.container().root() instanceof Term.Local;
  }

  /** In a method that is called when the object is given up. */
  static boolean isTearDown(Use use) {
    return isTearDown(use.path());
  }

  static boolean isTearDown(TreePath place) {
    return methodAround(place)
        .filter(
            m ->
                SharedObjects.isTearDown(m.getName().toString())
                    || Annotations.has(m, "PreDestroy"))
        .isPresent();
  }

  /**
   * Whether a use is on a task's thread for sure, or on it as well, by a function that is handed to
   * a thread or executor.
   */
  private static boolean isOnTask(Use use) {
    return isOnlyOn(Kind.TASK, use) || use.roots().stream().anyMatch(ThreadRoot::isHandedOver);
  }

  /**
   * Whether a use is on threads of one kind. A callback may be on the task's own thread: that is no
   * evidence.
   */
  private static boolean isOnlyOn(Kind kind, Use use) {
    return !use.roots().isEmpty() && use.roots().stream().allMatch(r -> r.kind() == kind);
  }

  private static boolean isByCaller(Use use) {
    return !use.roots().isEmpty() && use.roots().stream().allMatch(ThreadRoot::isByCaller);
  }

  private static boolean inSamePipeline(Use one, Use other) {
    return one.roots().stream()
        .filter(mine -> mine.kind() == Kind.PARALLEL)
        .anyMatch(
            mine ->
                other.roots().stream()
                    .filter(others -> others.kind() == Kind.PARALLEL)
                    .anyMatch(
                        others ->
                            mine.carrier().handedOver().getLeaf()
                                == others.carrier().handedOver().getLeaf()));
  }

  /** The thread that makes a use, for messages. */
  static String threadOf(Use use) {
    return use.roots().stream()
        .map(r -> r.kind().text())
        .sorted()
        .findFirst()
        .orElse("a thread not known");
  }
}
