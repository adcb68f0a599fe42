package io.github.mapvet.cleanup;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.fix.Copies;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.Cleanup;
import io.github.mapvet.model.ContainerRef.Via;
import io.github.mapvet.model.Emptying;
import io.github.mapvet.model.HandOver;
import io.github.mapvet.model.Term;
import io.github.mapvet.model.Trees;

/**
 * A {@link BugChecker} that flags a container that is handed out in a {@code try} and emptied in
 * its {@code finally}: whoever got it finds it empty.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A container is returned in try and emptied in finally",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "ReturnedMapClearedInFinally/README.md")
public final class ReturnedMapClearedInFinally extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    for (Cleanup cleanup : model.cleanups()) {
      for (Emptying emptying : cleanup.emptyings()) {
        cleanup.guarded().stream()
            .flatMap(block -> model.handOvers().in(block).stream())
            .filter(given -> isUndone(given, emptying))
            .findFirst()
            .ifPresent(given -> report.report(draft(model, given, emptying)));
      }
    }
  }

  private static boolean isUndone(HandOver given, Emptying emptying) {
    if (!given.container().base().equals(emptying.container())) {
      return false;
    }
    return switch (emptying.kind()) {
      case CLEARED -> true;
      // A field may be swapped for a fresh one while the old one is returned: the drain idiom.
      case REPLACED ->
          given.kind() == HandOver.Kind.RETURNED
              && given.container().via() == Via.ITSELF
              && emptying.container() instanceof Term.Local;
    };
  }

  private static Draft draft(ClassModel model, HandOver given, Emptying emptying) {
    String name = given.container().name();
    String type = model.containers().typeName(given.container());
    String message =
        switch (emptying.kind()) {
          case CLEARED ->
              "'"
                  + name
                  + "' ("
                  + type
                  + ") "
                  + given.kind().text()
                  + " and then emptied in finally: whoever gets it finds it empty.";
          case REPLACED ->
              "'"
                  + name
                  + "' ("
                  + type
                  + ") is replaced in finally after its value was returned: the"
                  + " assignment does nothing, the caller keeps the old container with all its entries.";
        };
    Draft draft =
        Draft.at(emptying.where(), message)
            .side(given.expression(), "'" + name + "' " + given.kind().text())
            .side(
                emptying.where().getLeaf(),
                "finally runs " + model.brief(emptying.where().getLeaf()));
    fixes(model, given, emptying).forEach(draft::fix);
    return draft;
  }

  /**
   * A container made here belongs to the caller now; one that others use as well has to be copied.
   */
  private static ImmutableList<Fix> fixes(ClassModel model, HandOver given, Emptying emptying) {
    if (isMadeHere(model, emptying.container())) {
      return ImmutableList.of(
          model
              .fix()
              .deleteStatement(emptying.where().getLeaf(), model.state().getSourceCode())
              .build("Leave the container to its new owner"));
    }
    return Copies.of(
            model.fix(), given.expression(), Trees.type(given.expression()), "Hand out a copy")
        .map(ImmutableList::of)
        .orElse(ImmutableList.of());
  }

  private static boolean isMadeHere(ClassModel model, Term container) {
    return container instanceof Term.Local local
        && !model.declarations().valuesOf(local.symbol()).isEmpty();
  }
}
