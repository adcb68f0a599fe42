package io.github.mapvet.model;

import com.sun.tools.javac.code.Symbol.TypeSymbol;
import io.github.mapvet.knowledge.SharedObjects;
import io.github.mapvet.model.Use.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the plain containers behind volatile fields and atomic references that are changed in
 * place, with no lock that keeps the change apart from the other uses.
 */
final class InPlaceChanges {
  private InPlaceChanges() {}

  /**
   * The first such change of each field, in the order of the fields.
   *
   * @param lateFills what fills a container right after it was stored: left out
   */
  static List<InPlaceChange> of(
      List<SharedField> fields, List<LateFill> lateFills, Containers containers) {
    List<InPlaceChange> found = new ArrayList<>();
    for (SharedField field : fields) {
      if (field.isPublishedSafely()
          && field.safety().isUnsafe()
          && !containers.isUnmodifiable(field.symbol())
          && !field.isConfined()
          && !isOneSignalAfterAnother(field)
          && !isPartOfValue(field)) {
        in(field, lateFills).ifPresent(found::add);
      }
    }
    return found;
  }

  private static boolean isOneSignalAfterAnother(SharedField field) {
    return SharedObjects.isSignalledInTurn((TypeSymbol) field.symbol().owner);
  }

  /**
   * What decides whether two objects are equal does not change while threads share them, and one
   * {@code volatile} says nothing against that.
   */
  private static boolean isPartOfValue(SharedField field) {
    boolean locked = field.sharedUses().stream().anyMatch(use -> !use.locks().isEmpty());
    return !locked && field.sharedUses().stream().anyMatch(use -> use.isIn("hashCode"));
  }

  private static Optional<InPlaceChange> in(SharedField field, List<LateFill> lateFills) {
    for (Use change : field.sharedUses()) {
      boolean late = lateFills.stream().anyMatch(f -> f.contains(change.path().getLeaf()));
      if (change.isWrite()
          && !late
          && !change.isUnderReadLock()
          && !Evidence.isProgramStart(change.path())) {
        Optional<Use> other = disturbed(field, change);
        if (other.isPresent()) {
          return Optional.of(new InPlaceChange(field, change, other.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** Who starts an object up does it alone, and before it ends. */
  private static boolean isStartAndEnd(Use change, Use other) {
    return SharedField.isStartUp(change.path())
        && (Evidence.isTearDown(other)
            || Trees.enclosingBody(change.path()).getLeaf()
                == Trees.enclosingBody(other.path()).getLeaf());
  }

  /** The worst off of the uses that a change can meet: an iteration fails for sure. */
  private static Optional<Use> disturbed(SharedField field, Use change) {
    Optional<Use> first = Optional.empty();
    for (Use other : field.sharedUses()) {
      if (!isStartAndEnd(change, other) && Evidence.canMeet(change, other)) {
        if (other.kind() == Kind.ITERATE) {
          return Optional.of(other);
        }
        boolean better = first.isEmpty() || (first.get().isWrite() && !other.isWrite());
        first = better ? Optional.of(other) : first;
      }
    }
    return first;
  }
}
