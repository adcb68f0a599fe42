package io.github.mapvet.iteration;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.ContainerRef;
import io.github.mapvet.model.Swallowings.Swallowing;
import java.util.Optional;

/**
 * A {@link BugChecker} that flags a handler that catches {@code ConcurrentModificationException} to
 * ignore it or to try again: the race that threw it is still there.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A ConcurrentModificationException is caught and ignored",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "SwallowedConcurrentModification/README.md")
public final class SwallowedConcurrentModification extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    for (Swallowing swallowing : model.swallowings()) {
      report.report(draft(model, swallowing));
    }
  }

  private static Draft draft(ClassModel model, Swallowing swallowing) {
    TreePath handler = swallowing.handler();
    VariableTree caught = ((CatchTree) handler.getLeaf()).getParameter();
    Draft draft =
        Draft.at(
            new TreePath(handler, caught),
            container(model, swallowing)
                + " is changed while it is iterated, and the exception that says so is swallowed: it is thrown"
                + " on a best effort only, so the same race also gives half of the entries, or another thread a"
                + " broken map, without any exception. Iterate a copy made under the lock, or use a"
                + " concurrent container.");
    swallowing
        .iteration()
        .ifPresent(i -> draft.side(i.getLeaf(), "iterates " + model.brief(i.getLeaf())));
    return draft.side(caught, "swallows the exception");
  }

  private static String container(ClassModel model, Swallowing swallowing) {
    Optional<ContainerRef> container =
        swallowing.iteration().flatMap(i -> model.containers().resolve(i));
    return container
        .filter(c -> c.base().variable() != null)
        .map(
            c ->
                "'"
                    + c.base().variable().getSimpleName()
                    + "' ("
                    + model.containers().typeName(c)
                    + ")")
        .orElse("A container");
  }
}
