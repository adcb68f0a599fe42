package io.github.mapvet.cleanup;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.LostEntry;

/**
 * A {@link BugChecker} that flags cleanup code that empties a container which other threads use, or
 * removes an entry that this call may not have inserted.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "Cleaning up takes out entries that other threads have put in",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "SharedMapMutatedInFinally/README.md")
public final class SharedMapMutatedInFinally extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    model.lostEntries().forEach(lost -> report.report(draft(model, lost)));
  }

  private static Draft draft(ClassModel model, LostEntry lost) {
    String name = lost.container().name();
    Draft draft =
        Draft.at(
                lost.where(),
                "'"
                    + name
                    + "' ("
                    + model.containers().typeName(lost.container())
                    + ") "
                    + consequence(model, lost))
            .property("container", name);
    lost.insert().ifPresent(i -> draft.side(i.getLeaf(), "puts in: " + model.brief(i.getLeaf())));
    draft.side(lost.where().getLeaf(), "takes out: " + model.brief(lost.where().getLeaf()));
    RemovalFixes.of(model, lost).ifPresent(draft::fix);
    return draft;
  }

  private static String consequence(ClassModel model, LostEntry lost) {
    String key = lost.removed().map(model::brief).orElse("");
    String remedy = " Remove it with remove(key, value), or only where this call has put it in.";
    return switch (lost.kind()) {
      case CLEARED ->
          "is emptied when this call cleans up: what other threads have put in meanwhile is lost to them. Take out what"
              + " this call has put in.";
      case REPLACED ->
          "is replaced when this call cleans up: what other threads have put in meanwhile is lost to them. Take out what"
              + " this call has put in.";
      case INSERTED_ON_CONDITION ->
          "loses the entry of "
              + key
              + " on every way out, although this call puts it in only on some: else it is another thread's that is"
              + " lost."
              + remedy;
      case INSERTED_LATE ->
          "loses the entry of "
              + key
              + " on every way out, also when what comes before the insert has failed: then it is another thread's that"
              + " is lost. Put it in right before the try.";
      case NOT_INSERTED ->
          "loses the entry of "
              + key
              + " on every way out, although this method has not put it in: it may be another thread's by now."
              + remedy;
    };
  }
}
