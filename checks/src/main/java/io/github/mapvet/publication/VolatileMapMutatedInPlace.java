package io.github.mapvet.publication;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.InPlaceChange;
import io.github.mapvet.model.Step;
import io.github.mapvet.model.Use;

/**
 * A {@link BugChecker} that flags a change of a plain container behind a volatile field or an
 * atomic reference: those publish the reference, not what is done to the container afterwards.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A plain container behind a volatile field or atomic reference is changed in place",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "VolatileMapMutatedInPlace/README.md")
public final class VolatileMapMutatedInPlace extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    model.inPlaceChanges().forEach(change -> report.report(draft(model, change)));
  }

  private static Draft draft(ClassModel model, InPlaceChange found) {
    Use change = found.change();
    Use other = found.other();
    Draft draft =
        Draft.at(
                change.path(),
                "'"
                    + found.field().name()
                    + "' ("
                    + found.field().typeName()
                    + ") is changed in place: "
                    + (found.field().isHeld() ? "the atomic reference" : "volatile")
                    + " makes the reference safe, not the container; "
                    + consequence(found)
                    + ". Change a copy and store that, or use a concurrent container.")
            .side(Step.of(model, change));
    if (!found.isSelf()) {
      draft.side(Step.of(model, other));
    }
    return draft.property("field", found.field().name());
  }

  private static String consequence(InPlaceChange found) {
    if (found.isSelf()) {
      return "two threads that do this at once lose entries or break its structure";
    }
    return switch (found.other().kind()) {
      case WRITE -> "two changes at once lose entries or break its structure";
      case ITERATE ->
          "who iterates it meanwhile gets ConcurrentModificationException or half of it";
      default -> "who looks at it meanwhile gets a stale or missing value";
    };
  }
}
