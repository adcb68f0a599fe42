package io.github.mapvet.publication;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.tree.MethodInvocationTree;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.ReadLockedWrite;
import io.github.mapvet.model.SharedField;
import io.github.mapvet.model.Step;
import io.github.mapvet.model.Trees;
import io.github.mapvet.model.Use;
import java.util.HashSet;
import java.util.Set;

/**
 * A {@link BugChecker} that flags a change of a plain container under a read lock, which other
 * readers hold at the same time, or under an optimistic stamp, which keeps nobody out.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A container is changed under a lock that readers share",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "MapWrittenUnderReadLock/README.md")
public final class MapWrittenUnderReadLock extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    Set<SharedField> reported = new HashSet<>();
    model.readLockedWrites().stream()
        .filter(write -> reported.add(write.field()))
        .forEach(write -> report.report(draft(model, write)));
  }

  private static Draft draft(ClassModel model, ReadLockedWrite found) {
    Use write = found.write();
    boolean look =
        write.kind() == Use.Kind.ITERATE
            || (write.path().getLeaf() instanceof MethodInvocationTree call
                && model.containers().readChanges(write.container(), Trees.methodName(call)));
    Draft draft =
        Draft.at(
                write.path(),
                "'"
                    + found.field().name()
                    + "' ("
                    + found.field().typeName()
                    + ") is changed here under "
                    + found.lock()
                    + (look ? "; even a look changes a " + found.field().typeName() : "")
                    + ": other threads are let in at the same time, so entries are lost or the structure"
                    + " breaks. Take the write lock.")
            .side(Step.of(model, write));
    found.field().sharedUses().stream()
        .filter(u -> u.path().getLeaf() != write.path().getLeaf() && !u.isOrderedWith(write))
        .findFirst()
        .ifPresent(other -> draft.side(Step.of(model, other)));
    return draft.property("field", found.field().name());
  }
}
