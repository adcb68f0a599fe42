package io.github.mapvet.sharing;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.model.CapturedLocal;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.Evidence;
import io.github.mapvet.model.Evidence.Conflict;
import io.github.mapvet.model.LockPath;
import io.github.mapvet.model.SharedField;
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
      if (!local.write().inTask()) {
        report.report(draft(model, local));
      }
    }
    checkFields(model, report);
  }

  private static void checkFields(ClassModel model, Reporter report) {
    if (model.sharedFields().isEmpty() || Evidence.worksInRounds(model.path())) {
      return;
    }
    boolean threadSafe = Evidence.isDeclaredThreadSafe(model.tree());
    for (SharedField field : model.sharedFields()) {
      if (field.safety().isUnsafe()
          && field.usualLock().isEmpty()
          && !model.declaredGuards().isDeclared(field.symbol())
          && !Evidence.isConfined(field.declaration())) {
        Evidence.conflict(field, threadSafe)
            .ifPresent(conflict -> report.report(draft(model, field, conflict)));
      }
    }
  }

  private static Draft draft(ClassModel model, CapturedLocal local) {
    Use write = local.write().use();
    Use other = local.other().use();
    return Draft.at(
            write.path(),
            "'"
                + local.name()
                + "' ("
                + local.typeName()
                + ") was given to a task that "
                + other.kind().text()
                + " it and is still changed here, without a lock: "
                + consequence(other)
                + ". Give the task a copy, or wait for its end first.")
        .side(
            write.path().getLeaf(),
            "changes on "
                + local.write().thread()
                + ", holding "
                + LockPath.describe(write.locks())
                + ": "
                + model.brief(write.path().getLeaf()))
        .side(
            other.path().getLeaf(),
            other.kind().text()
                + " on "
                + local.other().thread()
                + ", holding "
                + LockPath.describe(other.locks())
                + ": "
                + model.brief(other.path().getLeaf()))
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
        .side(
            conflict.write().path().getLeaf(),
            Evidence.side(conflict.write(), model.brief(conflict.write().path().getLeaf())))
        .side(
            conflict.other().path().getLeaf(),
            Evidence.side(conflict.other(), model.brief(conflict.other().path().getLeaf())))
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
