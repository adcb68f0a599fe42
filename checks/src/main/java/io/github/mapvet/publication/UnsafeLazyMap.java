package io.github.mapvet.publication;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.LazyInit;
import io.github.mapvet.model.Step;

/**
 * A {@link BugChecker} that flags a shared container that is made when there is none, with nothing
 * that keeps a second thread from making another.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "Two threads can both make a container that is made at its first use",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "UnsafeLazyMap/README.md")
public final class UnsafeLazyMap extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    model.lazyInits().forEach(lazy -> report.report(draft(model, lazy)));
  }

  private static Draft draft(ClassModel model, LazyInit lazy) {
    String name = lazy.field().name();
    Draft draft =
        Draft.at(
            lazy.store(),
            "'"
                + name
                + "' ("
                + lazy.field().typeName()
                + ") is made by every thread that finds none"
                + (lazy.locked() ? ", one after the other: the lock comes after the test" : "")
                + ". "
                + consequence(lazy)
                + " Several threads, because "
                + lazy.why()
                + ". "
                + advice(lazy));
    draft.side(Step.at(model, "tests", lazy.test())).side(Step.at(model, "stores", lazy.store()));
    lazy.others().forEach(o -> draft.side(Step.at(model, "stores as well", o)));
    return draft.property("field", name);
  }

  private static String advice(LazyInit lazy) {
    if (lazy.locked()) {
      return "Test again under the lock.";
    }
    return isLost(lazy)
        ? "Make it at the declaration, or test and store under one lock."
        : "Make the field volatile.";
  }

  /** Whether two containers differ, so that it matters which one stays. */
  private static boolean isLost(LazyInit lazy) {
    return lazy.filledLater() || lazy.field().isPublishedSafely();
  }

  private static String consequence(LazyInit lazy) {
    return isLost(lazy)
        ? "What was put into the first one is lost when the second takes its place."
        : "The field is not volatile: who finds one need not find all that was put into it before.";
  }
}
