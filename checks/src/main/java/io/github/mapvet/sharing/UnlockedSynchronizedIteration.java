package io.github.mapvet.sharing;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.tree.Tree;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.knowledge.Safety;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.LockPath.Mode;
import io.github.mapvet.model.SharedField;
import io.github.mapvet.model.Step;
import io.github.mapvet.model.SynchronizedIterations;
import io.github.mapvet.model.Trees;
import io.github.mapvet.model.Use;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A {@link BugChecker} that flags an iteration over a synchronized container without its monitor:
 * each call locks, the iteration between the calls does not.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A synchronized container is iterated without its monitor",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "UnlockedSynchronizedIteration/README.md")
public final class UnlockedSynchronizedIteration extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    if (model.worksInRounds()) {
      return;
    }
    for (SharedField field : model.sharedFields()) {
      if (field.safety() == Safety.SYNCHRONIZED && !field.isConfined()) {
        // One iteration is one finding, however many steps of its iterator there are.
        Set<Tree> bodies = new HashSet<>();
        field.sharedUses().stream()
            .filter(use -> SynchronizedIterations.isUnlocked(use, model.containers()))
            .filter(use -> !model.isDispatch(use.path()))
            .filter(use -> !holdsMonitor(use) && field.changeNotOrderedWith(use).isPresent())
            .filter(use -> bodies.add(Trees.enclosingBody(use.path()).getLeaf()))
            .forEach(use -> report.report(draft(model, field, use)));
      }
    }
  }

  private static boolean holdsMonitor(Use use) {
    return use.locks().stream()
        .anyMatch(
            l -> l.mode() == Mode.EXCLUSIVE && l.object().equals(use.containerSeenFromOwner()));
  }

  private static Draft draft(ClassModel model, SharedField field, Use use) {
    Optional<Use> change = field.changeNotOrderedWith(use);
    Draft draft =
        Draft.at(
                use.path(),
                "'"
                    + field.name()
                    + "' ("
                    + field.typeName()
                    + ") is iterated without its monitor: a change by"
                    + " another thread between two steps throws ConcurrentModificationException. Hold it:"
                    + " synchronized ("
                    + field.name()
                    + ") { … }.")
            .side(Step.of(model, use))
            .property("field", field.name());
    change.ifPresent(c -> draft.side(Step.of(model, c)));
    return draft;
  }
}
