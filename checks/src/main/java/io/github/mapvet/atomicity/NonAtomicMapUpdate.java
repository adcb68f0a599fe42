package io.github.mapvet.atomicity;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.tree.Tree;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.model.Access;
import io.github.mapvet.model.CheckThenAct;
import io.github.mapvet.model.CheckThenAct.Kind;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.Comments;
import io.github.mapvet.model.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A {@link BugChecker} that flags a check or read of an entry of a concurrent or synchronized
 * container and a second call that relies on it, where each call is atomic and the two together are
 * not.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "An entry is checked and then changed in two steps; another thread can come between",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "NonAtomicMapUpdate/README.md")
public final class NonAtomicMapUpdate extends MapvetChecker {

  private static final String HARMLESS =
      "get and put are two steps: two threads can both compute the value, and one of the two is lost.";

  private static final String CACHED = ": a newer one is lost, and somebody must compute it again.";

  @Override
  protected void check(ClassModel model, Reporter report) {
    List<CheckThenAct> pairs =
        Stream.concat(model.atomicAccesses().stream(), atomicEntryChanges(model))
            .flatMap(act -> model.checkThenActs().of(act, model.accesses()).stream())
            .filter(pair -> !model.exclusion().holds(pair, model.accesses()))
            .filter(pair -> !model.isLockRemoval(pair.act().call()))
            .toList();
    // A look-up in the middle of an update is part of that.
    Set<Tree> updates = new HashSet<>();
    pairs.stream()
        .filter(p -> p.kind() != Kind.ASSUMED_PRESENT)
        .forEach(p -> updates.add(p.check().call()));
    Set<Tree> checks = new HashSet<>();
    for (CheckThenAct pair : pairs) {
      boolean inside = pair.kind() == Kind.ASSUMED_PRESENT && updates.contains(pair.act().call());
      if (!inside && checks.add(pair.check().call())) {
        report.report(draft(model, pair));
      }
    }
  }

  private static Stream<Access> atomicEntryChanges(ClassModel model) {
    return model.entryChanges().stream()
        .filter(act -> model.containers().safetyOf(act.container()).isAtomicPerCall());
  }

  private static Draft draft(ClassModel model, CheckThenAct pair) {
    String name = pair.act().container().name();
    String type = model.containers().typeName(pair.act().container());
    ImmutableList<Fix> fixes = AtomicFixes.of(model, pair);
    boolean isHarmless = model.recomputations().isHarmless(pair, model.accesses());
    boolean isOnlyCached = model.recomputations().isOnlyCached(pair);
    String consequence =
        isHarmless ? HARMLESS : isOnlyCached ? decision(pair) + CACHED : consequence(pair);
    String advice = fixes.isEmpty() ? " " + advice(pair) : "";
    Draft draft =
        Draft.at(pair.act().path(), "'" + name + "' (" + type + "): " + consequence + advice)
            .side(Step.at(model, "first", pair.check().path()))
            .side(Step.at(model, "then", pair.act().path()));
    if (!model.exclusion().around(pair).isEmpty()) {
      model
          .exclusion()
          .intruder(pair, model.accesses())
          .ifPresent(
              other -> draft.side(Step.at(model, "in between", other.path()).byAnotherThread()));
    }
    fixes.forEach(draft::fix);
    boolean isAdvice =
        isHarmless
            || isOnlyCached
            || isOnlyTwice(pair)
            || isWeak(model, pair)
            || Comments.acceptRace(pair.act().path());
    return isAdvice ? draft.atMost(SeverityLevel.SUGGESTION) : draft;
  }

  /**
   * What is twice in a list or queue: as a rule each caller has its own element, and the same one
   * twice is put up with.
   */
  private static boolean isOnlyTwice(CheckThenAct pair) {
    return pair.kind() == Kind.ADD_IF_ABSENT
        && pair.act().container().type().kind() != ContainerKind.SET;
  }

  /**
   * In a program whose other classes use this one, a class that shows by nothing else that it was
   * written for several threads has few of them that meet at one key; and of those that take the
   * same entry out, as a rule both only want it gone. A list that is put twice surely loses what is
   * in the first one.
   */
  private static boolean isWeak(ClassModel model, CheckThenAct pair) {
    return model.isUsedOutside(pair.act().path())
        && switch (pair.kind()) {
          case REMOVE_IF_PRESENT -> true;
          case PUT_IF_ABSENT, ADD_IF_ABSENT, TESTED_VALUE, REPLACE_OLD ->
              !model.isWrittenForThreads(pair.act().path()) && !putsContainer(model, pair);
          case ASSUMED_PRESENT, READ_MODIFY_WRITE -> false;
        };
  }

  private static boolean putsContainer(ClassModel model, CheckThenAct pair) {
    return Streams.findLast(pair.act().call().getArguments().stream())
        .flatMap(model.containers()::typeOf)
        .isPresent();
  }

  /** What to do where no repair keeps everything else as it is. */
  private static String advice(CheckThenAct pair) {
    boolean isMap = pair.act().container().type().kind() == ContainerKind.MAP;
    return switch (pair.kind()) {
      case PUT_IF_ABSENT ->
          "Use computeIfAbsent, or putIfAbsent and go on with the value that it gives.";
      case ADD_IF_ABSENT ->
          pair.act().container().type().kind() == ContainerKind.SET
              ? "Act on what add gives."
              : "Use a set, or addIfAbsent of CopyOnWriteArrayList.";
      case READ_MODIFY_WRITE ->
          "Use compute or merge, or replace(key, old, new) until it succeeds.";
      case ASSUMED_PRESENT -> "Call it once, and test what it gives for null.";
      case REMOVE_IF_PRESENT ->
          isMap ? "Call remove first, and use what it gives." : "Act on what remove gives.";
      case TESTED_VALUE ->
          "Decide inside compute or computeIfPresent, or use remove(key, value) or replace(key, old,"
              + " new) with the value that was tested.";
      case REPLACE_OLD -> "Put first, and dispose of the value that put gives.";
    };
  }

  private static String decision(CheckThenAct pair) {
    return "whether to "
        + pair.act().method()
        + " is decided by the value that "
        + pair.check().method()
        + " gave";
  }

  private static String consequence(CheckThenAct pair) {
    String check = pair.check().method();
    String act = pair.act().method();
    return switch (pair.kind()) {
      case PUT_IF_ABSENT ->
          check
              + " and "
              + act
              + " are two steps: an entry that another thread puts in between is"
              + " overwritten and lost.";
      case ADD_IF_ABSENT ->
          check
              + " and "
              + act
              + " are two steps: two threads can both find the element missing, and both "
              + (pair.act().container().type().kind() == ContainerKind.LIST
                  ? "add it."
                  : "go on as the one that added it.");
      case READ_MODIFY_WRITE ->
          "the value is computed from what "
              + check
              + " gave, and stored in a second step: what another"
              + " thread stores in between is lost.";
      case ASSUMED_PRESENT ->
          "another thread can remove the entry between "
              + (check.equals(act) ? "the two calls of " + act : check + " and " + act)
              + ": the second gives null then, and is used as if it could not.";
      case REMOVE_IF_PRESENT ->
          check
              + " and "
              + act
              + " are two steps: two threads can both find the entry, and both use it"
              + " as the one that removed it.";
      case TESTED_VALUE ->
          decision(pair) + ": the entry can have another one by then, which is lost.";
      case REPLACE_OLD ->
          check
              + " and "
              + act
              + " are two steps: two threads can both dispose of the same old value, and of the two"
              + " new ones one is lost.";
    };
  }
}
