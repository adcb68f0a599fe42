package io.github.mapvet.atomicity;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.model.Access;
import io.github.mapvet.model.CheckThenAct;
import io.github.mapvet.model.CheckThenAct.Kind;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.LostResult;
import io.github.mapvet.model.Trees;

/**
 * A {@link BugChecker} that flags a value that was given to {@code putIfAbsent} of a concurrent map
 * and is used on as if the map had taken it.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A value given to putIfAbsent is used on, although the map may have kept another",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "LostPutIfAbsentResult/README.md")
public final class LostPutIfAbsentResult extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    for (Access access : model.atomicAccesses()) {
      model
          .putIfAbsents()
          .of(access)
          .filter(lost -> !isExclusive(model, access))
          .ifPresent(lost -> report.report(draft(model, lost)));
    }
  }

  /** Nobody else can have put anything. */
  private static boolean isExclusive(ClassModel model, Access put) {
    return model
        .exclusion()
        .holds(new CheckThenAct(Kind.PUT_IF_ABSENT, put, put), model.accesses());
  }

  private static Draft draft(ClassModel model, LostResult lost) {
    Access put = lost.put();
    String value = lost.value().getSimpleName().toString();
    Draft draft =
        Draft.at(
                put.path(),
                "'"
                    + put.container().name()
                    + "' ("
                    + model.containers().typeName(put.container())
                    + "): putIfAbsent keeps what another thread has put before, and what it"
                    + " returns is not used: '"
                    + value
                    + "' is then not the one in the map, and is used as if it were.")
            .side(put.call(), "may put nothing: " + model.brief(put.call()))
            .side(
                lost.use().getLeaf(),
                "goes on with '" + value + "': " + model.brief(Trees.around(lost.use())));
    PutIfAbsentFixes.of(model, lost).forEach(draft::fix);
    return draft;
  }
}
