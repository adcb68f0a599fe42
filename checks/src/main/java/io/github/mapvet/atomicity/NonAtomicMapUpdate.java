package io.github.mapvet.atomicity;

import com.google.auto.service.AutoService;
import com.google.common.collect.Sets;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.knowledge.Safety;
import io.github.mapvet.model.Access;
import io.github.mapvet.model.CheckThenAct;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.LockPath;
import java.util.Set;

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

  @Override
  protected void check(ClassModel model, Reporter report) {
    for (Access act : model.accesses()) {
      Safety safety = model.containers().safetyOf(act.container());
      if (safety.isAtomicPerCall()) {
        model
            .checkThenActs()
            .of(act, model.accesses())
            .filter(pair -> !isProtected(pair, safety, model))
            .ifPresent(pair -> report.report(draft(model, pair)));
      }
    }
  }

  private static boolean isProtected(CheckThenAct pair, Safety safety, ClassModel model) {
    return model.ownership().isOwned(pair.act().container().base(), pair.act().path())
        || isLockedByAllWriters(pair, safety, model);
  }

  /**
   * A lock around both calls helps if every writer takes it; a synchronized container's own calls
   * take its monitor.
   */
  private static boolean isLockedByAllWriters(CheckThenAct pair, Safety safety, ClassModel model) {
    Set<LockPath> held = model.locks().at(pair.act().path());
    Set<LockPath> around =
        Sets.intersection(held, model.locks().at(pair.check().path())).immutableCopy();
    boolean own = around.stream().anyMatch(l -> l.object().equals(pair.act().container().base()));
    if (own && safety == Safety.SYNCHRONIZED) {
      return true;
    }
    for (Access other : model.accesses()) {
      if (around.isEmpty()) {
        return false;
      }
      if (other.operation() == Operation.WRITE
          && other.container().base().equals(pair.act().container().base())
          && !model.ownership().isOwned(other.container().base(), other.path())) {
        around = Sets.intersection(around, model.locks().at(other.path())).immutableCopy();
      }
    }
    return !around.isEmpty();
  }

  private static Draft draft(ClassModel model, CheckThenAct pair) {
    String name = pair.act().container().name();
    String type = model.containers().typeName(pair.act().container());
    Draft draft =
        Draft.at(pair.act().path(), "'" + name + "' (" + type + "): " + consequence(pair))
            .side(pair.check().call(), "first: " + model.brief(pair.check().call()))
            .side(pair.act().call(), "then: " + model.brief(pair.act().call()));
    AtomicFixes.of(model, pair).forEach(draft::fix);
    return draft;
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
    };
  }
}
