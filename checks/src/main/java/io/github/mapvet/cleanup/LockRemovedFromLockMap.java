package io.github.mapvet.cleanup;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.LockRemoval;

/**
 * A {@link BugChecker} that flags a key's lock that is taken out of its map while other threads may
 * wait for it: the next one makes a new lock, and two are inside for the same key.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A key's lock is removed from its map while other threads may wait for it",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "LockRemovedFromLockMap/README.md")
public final class LockRemovedFromLockMap extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    model.lockRemovals().forEach(removal -> report.report(draft(model, removal)));
  }

  private static Draft draft(ClassModel model, LockRemoval removal) {
    String name = removal.map().getSimpleName().toString();
    Tree taken = removal.taken().getLeaf();
    return Draft.at(
            removal.where(),
            "'"
                + name
                + "' ("
                + removal.typeName()
                + ") loses a lock that other threads may wait for or have fetched: they go on with it, while the"
                + " next one finds none and makes a new lock, and two threads are inside for the same key. Leave it"
                + " in, or count its users inside compute.")
        .side(
            taken,
            "locks: "
                + model.brief(taken instanceof SynchronizedTree s ? s.getExpression() : taken))
        .side(
            removal.where().getLeaf(),
            "removes the lock: " + model.brief(removal.where().getLeaf()))
        .property("field", name);
  }
}
