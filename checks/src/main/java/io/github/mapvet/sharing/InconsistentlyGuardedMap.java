package io.github.mapvet.sharing;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.DeclaredGuards;
import io.github.mapvet.model.Hints;
import io.github.mapvet.model.LockPath.Mode;
import io.github.mapvet.model.SharedField;
import io.github.mapvet.model.StaleRead;
import io.github.mapvet.model.Step;
import io.github.mapvet.model.Term;
import io.github.mapvet.model.Use;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A {@link BugChecker} that flags a container field that is changed under a lock in one place and
 * used without that lock in another, and a use without the lock that the field's {@code @GuardedBy}
 * names.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A container is used under a lock here and without it there",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "InconsistentlyGuardedMap/README.md")
public final class InconsistentlyGuardedMap extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    for (SharedField field : model.sharedFields()) {
      if (field.mayNeedLock()
          && field.isChangedInUse()
          && !model.isLeftToSpecialRule(field)
          && !field.isConfined()
          && !model
              .declaredGuards()
              .isLeftToErrorProne(field.symbol(), model.state().errorProneOptions())) {
        guard(model, field)
            .ifPresent(
                guard ->
                    conflict(model, field, guard)
                        .ifPresent(c -> report.report(draft(model, field, guard, c))));
      }
    }
    checkReplaced(model, report);
  }

  /** A container that is never changed, but replaced under one lock and read under another. */
  private static void checkReplaced(ClassModel model, Reporter report) {
    for (StaleRead stale : model.staleReads()) {
      boolean theirs =
          model
              .declaredGuards()
              .isLeftToErrorProne(stale.field().symbol(), model.state().errorProneOptions());
      if (stale.isUnderOtherLock() && stale.field().mayNeedLock() && !theirs) {
        report.report(draft(model, stale));
      }
    }
  }

  /** A declared guard is an obligation; else the lock that is held at most uses and at a change. */
  private static Optional<Term> guard(ClassModel model, SharedField field) {
    return model.declaredGuards().of(field.symbol()).stream().findFirst().or(field::usualLock);
  }

  /** A use that does without the guard, and one with it that it can meet. */
  private record Conflict(Use without, Use with) {}

  /**
   * The first use that does without, a change before a look, a size last. A declared guard is owed
   * at every use, an inferred one where no other lock keeps the two apart.
   */
  private static Optional<Conflict> conflict(ClassModel model, SharedField field, Term guard) {
    boolean declared = model.declaredGuards().isDeclared(field.symbol());
    List<Use> uses = field.sharedUses();
    return uses.stream()
        .filter(use -> !use.roots().isEmpty() && !use.holds(guard) && !isForTheEyeOnly(use))
        .filter(use -> !model.isSpecialFault(use) && !model.locks().mayBeHeld(guard, use.path()))
        .filter(use -> !use.isUnlockedOnPurpose())
        .filter(use -> !model.isValidated(use, guard))
        .filter(use -> declared || !model.isAfterFilling(use, field))
        .filter(use -> declared || !Hints.isHint(use, field, guard))
        .sorted(
            Comparator.comparing(Use::isWrite, Comparator.reverseOrder())
                .thenComparing(Use::isSize))
        .flatMap(
            use ->
                uses.stream()
                    .filter(u -> u.holds(guard) && (u.isWrite() || use.isWrite()))
                    .filter(u -> declared || !model.areKeptApart(u, use))
                    .min(Comparator.comparing(u -> !isGuardedWrite(u, guard)))
                    .map(u -> new Conflict(use, u))
                    .or(() -> declared ? Optional.of(new Conflict(use, use)) : Optional.empty())
                    .stream())
        .findFirst();
  }

  /** A size in a description may be an old one. */
  private static boolean isForTheEyeOnly(Use use) {
    return use.kind() == Use.Kind.READ && use.isIn("toString");
  }

  private static Draft draft(ClassModel model, StaleRead stale) {
    SharedField field = stale.field();
    String lock = DeclaredGuards.text(stale.lock(), field.symbol());
    return Draft.at(
            stale.read().path(),
            "'"
                + field.name()
                + "' ("
                + field.typeName()
                + ") is read here under another lock than "
                + lock
                + ", under which it is replaced: this thread may go on with the old container, or find"
                + " the new one half-built.")
        .side(Step.of(model, stale.read()))
        .side(Step.of(model, stale.store()))
        .property("field", field.name())
        .property("guard", lock);
  }

  private static Draft draft(ClassModel model, SharedField field, Term guard, Conflict conflict) {
    Use use = conflict.without();
    Use locked = conflict.with();
    String lock = DeclaredGuards.text(guard, field.symbol());
    boolean declared = model.declaredGuards().isDeclared(field.symbol());
    List<Use> uses = field.sharedUses();
    long without = uses.stream().filter(u -> !u.holds(guard)).count();
    Draft draft =
        Draft.at(
                use.path(),
                "'"
                    + field.name()
                    + "' ("
                    + field.typeName()
                    + ") is used here without "
                    + lock
                    + ", which "
                    + (declared
                        ? "its @GuardedBy asks for"
                        : (uses.size() - without) + " of its " + uses.size() + " uses hold")
                    + ": "
                    + consequence(use)
                    + ".")
            .side(Step.of(model, use))
            .side(Step.of(model, locked))
            .property("field", field.name())
            .property("guard", lock);
    return !declared && use.isSize() && model.isUsedOutside(use.path())
        ? draft.atMost(SeverityLevel.SUGGESTION)
        : draft;
  }

  private static boolean isGuardedWrite(Use use, Term guard) {
    return use.isWrite()
        && use.locks().stream()
            .anyMatch(l -> l.object().equals(guard) && l.mode() == Mode.EXCLUSIVE);
  }

  private static String consequence(Use use) {
    return switch (use.kind()) {
      case WRITE ->
          "a change by another thread at the same time loses entries or breaks the structure";
      case ITERATE ->
          "a change by another thread meanwhile throws ConcurrentModificationException or gives half of it";
      default -> "a change by another thread at the same time gives a stale or missing value";
    };
  }
}
