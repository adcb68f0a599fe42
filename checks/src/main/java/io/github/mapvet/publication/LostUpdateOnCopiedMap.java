package io.github.mapvet.publication;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.CopyUpdate;
import io.github.mapvet.model.Step;

/**
 * A {@link BugChecker} that flags copy-on-write without a compare: what another thread stores
 * between the read of the old container and the store of the changed copy is lost.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A changed copy is stored without asking whether the original is still in place",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "LostUpdateOnCopiedMap/README.md")
public final class LostUpdateOnCopiedMap extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    model.copyUpdates().forEach(update -> report.report(draft(model, update)));
  }

  private static Draft draft(ClassModel model, CopyUpdate update) {
    String name = update.field().name();
    Draft draft =
        Draft.at(
                update.where(),
                "'"
                    + name
                    + "' ("
                    + update.field().typeName()
                    + (update.isLocked()
                        ? ") is replaced here without the lock under which another place copies and"
                            + " replaces it: that place puts the old entries back, and this update is"
                            + " lost. Take the same lock here."
                        : ") is copied, changed and replaced in steps: what another thread stores between the read and"
                            + " the store is lost. "
                            + advice(update)))
            .side(Step.at(model, "reads", update.read()))
            .side(Step.at(model, "replaces", update.store()));
    if (update.isLocked()) {
      draft.side(Step.at(model, "replaces", update.where()).byAnotherThread());
    } else {
      UpdateFixes.of(model, update).ifPresent(draft::fix);
    }
    return draft.property("field", name);
  }

  private static String advice(CopyUpdate update) {
    return update.field().isHeld()
        ? "Use updateAndGet."
        : "Let all writers take one lock, or use a concurrent container.";
  }
}
