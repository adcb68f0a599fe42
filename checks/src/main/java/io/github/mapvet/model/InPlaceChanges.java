package io.github.mapvet.model;

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
  static List<InPlaceChange> of(List<SharedField> fields, List<LateFill> lateFills) {
    List<InPlaceChange> found = new ArrayList<>();
    for (SharedField field : fields) {
      if (field.isPublishedSafely()
          && field.safety().isUnsafe()
          && !Evidence.isConfined(field.declaration())) {
        in(field, lateFills).ifPresent(found::add);
      }
    }
    return found;
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

  /** The worst off of the uses that a change can meet: an iteration fails for sure. */
  private static Optional<Use> disturbed(SharedField field, Use change) {
    Optional<Use> first = Optional.empty();
    for (Use other : field.sharedUses()) {
      if (Evidence.canMeet(change, other)) {
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
