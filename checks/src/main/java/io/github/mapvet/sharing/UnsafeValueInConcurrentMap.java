package io.github.mapvet.sharing;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.Evidence;
import io.github.mapvet.model.HeldValues;
import io.github.mapvet.model.HeldValues.Conflict;
import io.github.mapvet.model.HeldValues.ValueUse;
import io.github.mapvet.model.Step;
import io.github.mapvet.model.Use;
import io.github.mapvet.model.Use.Kind;

/**
 * A {@link BugChecker} that flags a plain container that is a value of a concurrent map and that
 * two threads use at once: the map protects its own structure, not what its values hold.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A plain container in a concurrent map is changed without a lock",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "UnsafeValueInConcurrentMap/README.md")
public final class UnsafeValueInConcurrentMap extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    for (HeldValues values : model.heldValues()) {
      if (!Evidence.isConfined(values.declaration()) && !model.worksInRounds()) {
        values
            .conflict()
            .filter(c -> !model.isLateFill(c.here().use()))
            .ifPresent(c -> report.report(draft(model, values, c)));
      }
    }
  }

  private static Draft draft(ClassModel model, HeldValues values, Conflict conflict) {
    Use here = conflict.here().use();
    Use other = conflict.other().use();
    Draft draft =
        Draft.at(
                here.path(),
                "'"
                    + values.map().getSimpleName()
                    + "' ("
                    + values.mapType()
                    + ") protects itself, not the "
                    + values.typeName()
                    + " that it holds: it is "
                    + participle(here)
                    + (here.isWrite() ? " here while" : " here, unprotected, while")
                    + " another thread "
                    + other.kind().text()
                    + " it, and "
                    + consequence(here, other)
                    + ". Two threads, because "
                    + (values.isField()
                        ? "the map is made for several"
                        : "tasks of other threads use it")
                    + ".")
            .side(step(model, conflict.here()))
            .side(step(model, conflict.other()))
            .property("field", values.map().getSimpleName().toString());
    ValueFixes.of(model, values).ifPresent(draft::fix);
    return draft;
  }

  private static String participle(Use use) {
    return switch (use.kind()) {
      case WRITE -> "changed";
      case ITERATE -> "iterated";
      case ESCAPE -> "handed out";
      case READ, ASSIGN, PASS -> "read";
    };
  }

  private static String consequence(Use here, Use other) {
    if (here.isWrite() && other.isWrite()) {
      return "elements are lost or its structure breaks";
    }
    boolean walked = here.kind() != Kind.READ && other.kind() != Kind.READ;
    return walked
        ? "the iteration throws ConcurrentModificationException or gives half of it"
        : "the look gives a stale or missing element";
  }

  private static Step step(ClassModel model, ValueUse value) {
    Step step = Step.of(model, value.use());
    return value.inHands() ? step.noting("inside the map's own atomic call") : step;
  }
}
