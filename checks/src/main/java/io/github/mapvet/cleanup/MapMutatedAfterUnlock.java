package io.github.mapvet.cleanup;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.tree.MethodInvocationTree;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.DeclaredGuards;
import io.github.mapvet.model.LateChange;
import io.github.mapvet.model.LateChange.Place;
import io.github.mapvet.model.SharedField;
import io.github.mapvet.model.Step;

/**
 * A {@link BugChecker} that flags a guarded container that is changed right after its lock was
 * given back: the order of the two is the bug.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A guarded container is changed after its lock was released",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "MapMutatedAfterUnlock/README.md")
public final class MapMutatedAfterUnlock extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    for (LateChange late : model.lateChanges()) {
      SharedField field = late.field();
      if (!field.isConfined()
          && !model
              .declaredGuards()
              .isLeftToErrorProne(field.symbol(), model.state().errorProneOptions())) {
        report.report(draft(model, late));
      }
    }
  }

  private static Draft draft(ClassModel model, LateChange late) {
    SharedField field = late.field();
    String guard = DeclaredGuards.text(late.guard(), field.symbol());
    Place first = late.changes().get(0);
    Draft draft =
        Draft.at(
                first.site(),
                "'"
                    + field.name()
                    + "' ("
                    + field.typeName()
                    + ") is changed after "
                    + guard
                    + ", which guards it, was given back: another thread that holds the lock now works on it at the"
                    + " same time, and entries are lost or the structure breaks. Change it first, then release the"
                    + " lock.")
            .side(late.release().where().getLeaf(), "gives " + guard + " back" + code(model, late));
    for (Place change : late.changes()) {
      if (change.isIndirect()) {
        draft.side(change.site().getLeaf(), "then calls " + model.brief(change.site().getLeaf()));
      }
      draft.side(Step.of(model, change.use()).then());
    }
    if (!late.changes().stream().map(Place::use).toList().contains(late.with())) {
      draft.side(Step.of(model, late.with()));
    }
    OrderFixes.of(model, late).ifPresent(draft::fix);
    return draft.property("field", field.name()).property("guard", guard);
  }

  private static String code(ClassModel model, LateChange late) {
    return late.release().where().getLeaf() instanceof MethodInvocationTree call
        ? ": " + model.brief(call)
        : " at its end";
  }
}
