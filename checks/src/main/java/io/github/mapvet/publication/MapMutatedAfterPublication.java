package io.github.mapvet.publication;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.util.TreePath;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.model.Change;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.LateFill;
import io.github.mapvet.model.LateFill.Kind;
import io.github.mapvet.model.Step;

/**
 * A {@link BugChecker} that flags a plain container that is filled when other threads can find it
 * already: they see it half-built.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A container is filled after other threads can find it",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "MapMutatedAfterPublication/README.md")
public final class MapMutatedAfterPublication extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    model.lateFills().forEach(fill -> report.report(draft(model, fill)));
  }

  private static Draft draft(ClassModel model, LateFill fill) {
    Change first = fill.changes().get(0);
    boolean emptied = fill.kind() == Kind.EMPTIED;
    TreePath where = emptied ? fill.store() : first.site();
    Draft draft =
        Draft.at(
                where,
                "'"
                    + fill.name()
                    + "' ("
                    + fill.typeName()
                    + ") is filled here "
                    + (emptied
                        ? "again in its place"
                        : "when other threads can find it in '" + fill.into() + "' already")
                    + ": until it is complete they miss entries, or get ConcurrentModificationException"
                    + " or a broken structure. Fill a new one first, and store it when it is"
                    + " complete.")
            .side(Step.at(model, emptied ? "empties" : "publishes", fill.store()))
            .side(Step.at(model, "changes", first.where()));
    fill.other().ifPresent(other -> draft.side(Step.at(model, "uses", other).byAnotherThread()));
    return draft.property("field", fill.into().getSimpleName().toString());
  }
}
