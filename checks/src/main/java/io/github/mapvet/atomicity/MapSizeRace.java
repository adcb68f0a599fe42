package io.github.mapvet.atomicity;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.knowledge.SizeReliance;
import io.github.mapvet.model.Access;
import io.github.mapvet.model.CheckThenAct;
import io.github.mapvet.model.CheckThenAct.Kind;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.SizeRace;
import io.github.mapvet.model.SizeRaces;
import io.github.mapvet.model.Step;
import java.util.HashSet;
import java.util.Set;

/**
 * A {@link BugChecker} that flags a look at the size of a concurrent or synchronized container and
 * a call after it that relies on what it found.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A container's size is looked at and then relied on; another thread can come between",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "MapSizeRace/README.md")
public final class MapSizeRace extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    Set<Tree> reported = new HashSet<>();
    for (Access act : model.atomicAccesses()) {
      model
          .sizeRaces()
          .of(act, model.accesses())
          .filter(race -> !isAlone(model, race))
          .filter(race -> reported.add(race.check().call()))
          .ifPresent(race -> report.report(draft(model, race)));
    }
  }

  /** What must be the first one is harmed by its own kind only: any lock around both is enough. */
  private static boolean isAlone(ClassModel model, SizeRace race) {
    CheckThenAct pair = SizeRaces.asPair(race);
    return model.exclusion().holds(pair, model.accesses())
        || (race.reliance() == SizeReliance.NOT_THE_FIRST
            && !model.exclusion().around(pair).isEmpty());
  }

  private static Draft draft(ClassModel model, SizeRace race) {
    CheckThenAct pair = SizeRaces.asPair(race);
    boolean mayBeAlone =
        pair.kind() == Kind.ASSUMED_PRESENT && model.consumers().mayBeOne(race.act());
    Draft draft =
        Draft.at(
                race.act().path(),
                "'"
                    + race.act().container().name()
                    + "' ("
                    + model.containers().typeName(race.act().container())
                    + "): "
                    + consequence(race)
                    + (mayBeAlone
                        ? " It does no harm as long as one thread alone takes from it."
                        : ""))
            .side(Step.at(model, "first", race.check().path()))
            .side(Step.at(model, "then", race.act().path()));
    if (!model.exclusion().around(pair).isEmpty()) {
      model
          .exclusion()
          .intruder(pair, model.accesses())
          .ifPresent(
              other -> draft.side(Step.at(model, "in between", other.path()).byAnotherThread()));
    }
    if (race.reliance() == SizeReliance.NULLS_IF_SHORTER) {
      addArrayFix(model, race, draft);
    }
    return mayBeAlone ? draft.atMost(SeverityLevel.SUGGESTION) : draft;
  }

  private static String consequence(SizeRace race) {
    String act = race.act().method().equals("iterator") ? "next" : race.act().method();
    String between = " between " + race.check().method() + " and " + act;
    return switch (race.reliance()) {
      case THROWS_IF_EMPTY ->
          "another thread can take the last entry out"
              + between
              + ": NoSuchElementException, now and then.";
      case NULL_IF_EMPTY ->
          "another thread can take the last entry out"
              + between
              + ", which then gives null, and is used as if it could not.";
      case WAITS_IF_EMPTY ->
          "another thread can take the last entry out"
              + between
              + ", which then waits for the next one.";
      case THROWS_IF_SHORTER ->
          "another thread can remove an element" + between + ": IndexOutOfBoundsException.";
      case NULLS_IF_SHORTER ->
          "another thread can remove an element"
              + between
              + ": the array is then too long, and ends in null.";
      case EXCEEDS_IF_FULLER ->
          "two threads can both find room, and both "
              + act
              + ": there is more in it then than the condition allows.";
      case NOT_THE_FIRST ->
          "two threads can both find it empty, and both "
              + act
              + ": there are two then, where the condition asks for one.";
      case NONE -> throw new IllegalArgumentException("no race: " + race);
    };
  }

  /** {@code toArray(new T[0])} makes an array of the right length under the container's lock. */
  private static void addArrayFix(ClassModel model, SizeRace race, Draft draft) {
    ExpressionTree argument = race.act().call().getArguments().get(0);
    if (argument instanceof NewArrayTree array) {
      draft.fix(
          model.fix().replace(array.getDimensions().get(0), "0").build("Pass an empty array"));
    }
  }
}
