package io.github.mapvet.guards;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.IdleLock;

/** A {@link BugChecker} that flags a lock which keeps nobody out, or keeps nobody from anything. */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A lock excludes nobody, or guards nothing",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "LockGuardsNothing/README.md")
public final class LockGuardsNothing extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    model.idleLocks().forEach(lock -> report.report(draft(model, lock)));
  }

  private static Draft draft(ClassModel model, IdleLock lock) {
    Draft draft =
        Draft.at(lock.where(), "'" + lock.name() + "' " + why(lock.kind()))
            .property("lock", lock.name());
    lock.declaration()
        .filter(d -> d.getLeaf() != lock.where().getLeaf())
        .ifPresent(d -> draft.side(d.getLeaf(), "the lock: " + model.brief(d.getLeaf())));
    LockFixes.of(model, lock).ifPresent(draft::fix);
    return draft;
  }

  private static String why(IdleLock.Kind kind) {
    return switch (kind) {
      case OWN ->
          "is an object that each call makes for itself: no other thread can hold its lock, so it"
              + " keeps nobody out, and what it should guard is open to all. Lock an object that all"
              + " threads see, such as a final field.";
      case NEVER_TAKEN ->
          "is a lock that nobody takes: what it should guard is open to all threads. Take it where"
              + " the state is used, or remove it.";
      case NOTHING_SHARED ->
          "is taken only where nothing is touched that threads share: whatever it should guard is"
              + " used outside of it. Take it around the use, or remove it.";
      case BOXED ->
          "is a boxed value: another value is another lock, so threads that should exclude each"
              + " other do not, while equal values are one lock for the whole program. Lock a"
              + " final Object.";
      case STRING ->
          "is a string constant: every equal one in the program is the same lock, so this code"
              + " waits for strangers, or deadlocks with them. Lock a final Object.";
    };
  }
}
