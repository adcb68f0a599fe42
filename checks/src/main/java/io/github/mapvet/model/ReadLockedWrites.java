package io.github.mapvet.model;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import io.github.mapvet.knowledge.LockCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the changes that are made under a read lock or an optimistic stamp. */
final class ReadLockedWrites {
  private ReadLockedWrites() {}

  /** All of them, by field. */
  static List<ReadLockedWrite> of(List<SharedField> fields, Containers containers) {
    List<ReadLockedWrite> found = new ArrayList<>();
    for (SharedField field : fields) {
      if (!field.safety().isSafe() && !field.isConfined()) {
        for (Use use : field.sharedUses()) {
          if (changes(use, containers) && !use.roots().isEmpty()) {
            lockAt(use).ifPresent(lock -> found.add(new ReadLockedWrite(field, use, lock)));
          }
        }
      }
    }
    return found;
  }

  private static boolean changes(Use use, Containers containers) {
    return use.isWrite()
        || (use.kind() == Use.Kind.ITERATE && containers.looksChange(use.container()));
  }

  private static Optional<String> lockAt(Use use) {
    if (use.isUnderReadLock()) {
      // After a conversion the stamp may be that of the write lock.
      return stampCall(use.path(), LockCalls::converts).isPresent()
          ? Optional.empty()
          : Optional.of(LockPath.describe(use.locks()));
    }
    return use.locks().isEmpty() ? optimisticLock(use.path()) : Optional.empty();
  }

  /** Between the optimistic stamp and the question whether it was good. */
  private static Optional<String> optimisticLock(TreePath place) {
    Optional<MethodInvocationTree> stamp = stampCall(place, LockCalls::isOptimistic);
    boolean inside =
        stamp.isPresent() && stampCall(place, LockCalls::endsOptimism, stamp.get()).isEmpty();
    return inside
        ? Optional.of("the optimistic stamp of " + Trees.receiver(stamp.get()))
        : Optional.empty();
  }

  private static Optional<MethodInvocationTree> stampCall(
      TreePath place, Predicate<MethodSymbol> kind) {
    return stampCall(place, kind, null);
  }

  /** The last call of a kind before a place in the same body, after another one. */
  private static Optional<MethodInvocationTree> stampCall(
      TreePath place, Predicate<MethodSymbol> kind, MethodInvocationTree after) {
    TreePath body = Trees.enclosingBody(place);
    int from = after == null ? 0 : Trees.start(after);
    int to = Trees.start(place.getLeaf());
    List<MethodInvocationTree> found = new ArrayList<>();
    new OwnBodyCalls(
            call -> {
              int at = Trees.start(call);
              if (from < at
                  && at < to
                  && Trees.symbol(call) instanceof MethodSymbol method
                  && kind.test(method)) {
                found.add(call);
              }
            })
        .scan(body);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
  }
}
