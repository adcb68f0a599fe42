package io.github.mapvet.sharing;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.model.CapturedLocal;
import io.github.mapvet.model.CapturedLocal.Place;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.Step;
import io.github.mapvet.model.Use.Kind;

/**
 * A {@link BugChecker} that flags a local container which a task changes on its own thread, while
 * another task, or the code that gave the task out, uses it.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A local container is changed by a task while another thread uses it",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "MapCapturedByTask/README.md")
public final class MapCapturedByTask extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    for (CapturedLocal local : model.capturedLocals()) {
      if (local.isChangedByCapture()) {
        report.report(draft(model, local));
      }
    }
  }

  private static Draft draft(ClassModel model, CapturedLocal local) {
    Place write = local.write();
    Place other = local.other();
    Draft draft =
        Draft.at(
                write.use().path(),
                "'"
                    + local.name()
                    + "' ("
                    + local.typeName()
                    + ") is changed on "
                    + write.thread()
                    + " while "
                    + otherSide(local)
                    + ", without a lock: "
                    + consequence(other.use().kind())
                    + ". "
                    + advice(local))
            .side(step(write, model))
            .side(step(other, model))
            .property("local", local.name());
    if (other.inTask()) {
      ConcurrentFixes.of(local, model).ifPresent(draft::fix);
    }
    return draft;
  }

  private static String otherSide(CapturedLocal local) {
    Place other = local.other();
    if (local.isSelf()) {
      return "another such thread does the same";
    }
    Kind kind = other.use().kind();
    String what = kind == Kind.ESCAPE ? "hands it out" : kind.text() + " it";
    return other.inTask()
        ? "another task " + what
        : "the thread that gave out the task " + what + " and has not waited for the task's end";
  }

  private static String consequence(Kind other) {
    return switch (other) {
      case WRITE -> "entries are lost or the structure breaks";
      case ITERATE -> "ConcurrentModificationException, or half of the entries";
      case ESCAPE -> "whoever gets it sees it half-filled, or is disturbed while using it";
      default -> "a stale or missing value, even a wrong one while the container grows";
    };
  }

  private static String advice(CapturedLocal local) {
    if (!local.other().inTask()) {
      return "Wait for the task first (get, join, awaitTermination).";
    }
    return local.write().thread().contains("stream")
        ? "Let the stream collect the result instead, or use a concurrent container."
        : "Let each task return its part and join the parts, or use a concurrent container.";
  }

  private static Step step(Place place, ClassModel model) {
    return Step.of(model, place.use()).on(place.thread() + (place.many() ? ", many at once" : ""));
  }
}
