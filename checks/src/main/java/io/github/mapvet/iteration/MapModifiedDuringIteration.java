package io.github.mapvet.iteration;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableSet;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.ErrorProneOptions;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.util.TreePath;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.knowledge.Safety;
import io.github.mapvet.model.Change;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.Iteration;
import io.github.mapvet.model.Iteration.Kind;
import io.github.mapvet.model.SnapshotChanges.SnapshotChange;
import io.github.mapvet.model.Trees;

/**
 * A {@link BugChecker} that flags a container that is changed structurally while it is iterated, in
 * the loop itself or in a method that the loop calls, and {@code remove} on an iterator that never
 * can.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A container is changed while it is iterated",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "MapModifiedDuringIteration/README.md")
public final class MapModifiedDuringIteration extends MapvetChecker {

  /** Looks, which change nothing but the order of an access-ordered map. */
  private static final ImmutableSet<String> LOOKS = ImmutableSet.of("get", "getOrDefault");

  @Override
  protected void check(ClassModel model, Reporter report) {
    ErrorProneOptions options = model.state().errorProneOptions();
    for (Iteration iteration : model.failFastIterations()) {
      model
          .disturbances()
          .of(iteration)
          .filter(c -> !ErrorPronesOwn.reports(c, iteration, options))
          .findFirst()
          .ifPresent(c -> reportChange(model, iteration, c, report));
    }
    model.snapshotChanges().forEach(c -> report.report(snapshotDraft(model, c)));
  }

  private static Draft snapshotDraft(ClassModel model, SnapshotChange change) {
    String name = change.container().name();
    return Draft.at(
            change.where(),
            "'"
                + name
                + "' ("
                + model.containers().typeName(change.container())
                + ") is iterated over a snapshot, whose iterator cannot "
                + change.method()
                + ": UnsupportedOperationException, always. Change '"
                + name
                + "' itself.")
        .side(change.iterator().getLeaf(), "iterates the snapshot of '" + name + "'");
  }

  private static String consequence(Iteration iteration) {
    return switch (iteration.kind()) {
      case FOR_EACH, ITERATOR_LOOP, INDEX ->
          "the iteration's next step throws ConcurrentModificationException, or skips or repeats"
              + " entries.";
      // HashMap.forEach and ArrayList's spliterator look for a change only when they are done.
      case FUNCTION, STREAM ->
          "the iteration throws ConcurrentModificationException, at its end at the latest, or skips"
              + " or repeats entries.";
    };
  }

  /** What is iterated, as it stands there; a local is said to be what it holds. */
  private static String iterates(ClassModel model, Iteration iteration) {
    String written = model.brief(iteration.expression());
    String name = iteration.container().name();
    if (iteration.kind() == Kind.ITERATOR_LOOP) {
      return "steps '" + written + "', an iterator over '" + name + "'";
    }
    boolean isAlias = iteration.expression() instanceof IdentifierTree && !written.equals(name);
    return "iterates " + written + (isAlias ? ", which is '" + name + "' or a view of it" : "");
  }

  /** Where the change comes in; a function that is declared elsewhere may serve others as well. */
  private static TreePath place(Change change, Iteration iteration) {
    boolean isFunction = iteration.kind() == Kind.FUNCTION || iteration.kind() == Kind.STREAM;
    return isFunction
            && !Trees.isWithin(change.site(), iteration.source().getParentPath().getLeaf())
        ? iteration.source()
        : change.site();
  }

  private static String changes(Change change, String name) {
    return LOOKS.contains(change.method())
        ? "moves an entry of '" + name + "', which is access-ordered"
        : "changes '" + name + "'";
  }

  private void reportChange(ClassModel model, Iteration iteration, Change change, Reporter report) {
    String name = iteration.container().name();
    Draft draft =
        Draft.at(
            place(change, iteration),
            "'"
                + name
                + "' ("
                + model.containers().typeName(iteration.container())
                + ") is changed"
                + " while it is iterated: "
                + consequence(iteration));
    draft.side(iteration.source().getLeaf(), iterates(model, iteration));
    change
        .calls()
        .forEach(call -> draft.side(call.getLeaf(), "calls " + model.brief(call.getLeaf())));
    draft.side(change.tree(), changes(change, name) + ": " + model.brief(change.tree()));
    IterationFixes.of(model, iteration, change).forEach(draft::fix);
    if (!change.isSure() || model.safetyOf(iteration) == Safety.UNKNOWN) {
      draft.atMost(SeverityLevel.WARNING);
    }
    report.report(draft);
  }
}
