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
import io.github.mapvet.model.Evidence;
import io.github.mapvet.model.Evidence.Conflict;
import io.github.mapvet.model.SharedField;
import io.github.mapvet.model.Step;
import io.github.mapvet.model.Use;

/**
 * A {@link BugChecker} that flags a container field that two threads can use at once, at least one
 * of them changing it, with no lock anywhere.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A container is shared by two threads without a lock",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "UnguardedSharedMap/README.md")
public final class UnguardedSharedMap extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    for (CapturedLocal local : model.capturedLocals()) {
      // What the task changes is reported by MapCapturedByTask.
      if (!local.isChangedByCapture()) {
        report.report(draft(model, local));
      }
    }
    checkFields(model, report);
  }

  private static void checkFields(ClassModel model, Reporter report) {
    if (model.sharedFields().isEmpty() || model.worksInRounds()) {
      return;
    }
    for (SharedField field : model.sharedFields()) {
      if (field.safety().isUnsafe()
          && field.usualLock().isEmpty()
          && !model.declaredGuards().isDeclared(field.symbol())
          && !model.isLeftToSpecialRule(field)
          && !field.isConfined()
          && !model.threadClaims().claim(field)) {
        Evidence.conflict(
                field,
                use -> !model.isSpecialFault(use),
                model.sharing().reason(field, model.sharedFields()),
                model::areKeptApart)
            .ifPresent(conflict -> report.report(draft(model, field, conflict)));
      }
    }
  }

  private static Draft draft(ClassModel model, CapturedLocal local) {
    boolean changedHere = !local.write().inTask();
    Place here = changedHere ? local.write() : local.other();
    Place task = changedHere ? local.other() : local.write();
    String what =
        here.inTask()
            ? ") was given to several tasks, one of which "
            : ") was given to a task that ";
    return Draft.at(
            here.use().path(),
            "'"
                + local.name()
                + "' ("
                + local.typeName()
                + what
                + task.use().kind().text()
                + " it"
                + (here.inTask() ? "" : ", and is still used here")
                + ", without a lock: "
                + consequence(changedHere ? task.use() : here.use())
                + ". Give the task a copy, or wait for its end first.")
        .side(Step.of(model, here.use()).on(here.thread()))
        .side(Step.of(model, task.use()).on(task.thread()))
        .property("local", local.name());
  }

  private static Draft draft(ClassModel model, SharedField field, Conflict conflict) {
    return Draft.at(
            conflict.write().path(),
            "'"
                + field.name()
                + "' ("
                + field.typeName()
                + ") is changed by one thread while another "
                + conflict.other().kind().text()
                + " it, without a lock: "
                + consequence(conflict.other())
                + ". Two threads, because "
                + conflict.why()
                + ".")
        .side(Step.of(model, conflict.write()))
        .side(Step.of(model, conflict.other()))
        .property("field", field.name());
  }

  private static String consequence(Use other) {
    return switch (other.kind()) {
      case WRITE -> "entries are lost or the structure breaks";
      case ITERATE -> "it throws ConcurrentModificationException or gives half of it";
      default -> "a stale or missing value, even a wrong one while the container grows";
    };
  }
}
