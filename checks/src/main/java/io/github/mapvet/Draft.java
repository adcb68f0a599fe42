package io.github.mapvet;

import com.google.common.collect.Iterables;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.model.Step;
import io.github.mapvet.report.Finding.Circumstances;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule says about one fault, in terms of trees; {@link MapvetChecker} makes it a finding.
 */
public final class Draft {

  /**
   * A place that takes part in the fault, in any file, and what happens there; by which of the
   * threads and under what circumstances, where the rule knows.
   */
  record Side(
      Tree tree, String text, String what, int actor, Optional<Circumstances> circumstances) {}

  private final TreePath where;
  private final String message;
  private final List<Side> sides = new ArrayList<>();
  private final List<Fix> fixes = new ArrayList<>();
  private SeverityLevel atMost = SeverityLevel.ERROR;
  private final Map<String, String> properties = new LinkedHashMap<>();

  private Draft(TreePath where, String message) {
    this.where = where;
    this.message = message;
  }

  /**
   * Starts a report.
   *
   * @param where the tree where the programmer must act
   * @param message what goes wrong at run time; names the container in single quotes
   */
  public static Draft at(TreePath where, String message) {
    return new Draft(where, message);
  }

  /** Adds a side, in the order of events. */
  public Draft side(Tree tree, String text) {
    sides.add(new Side(tree, text, text, lastActor(), Optional.empty()));
    return this;
  }

  /** Adds a step of a race as a side, in the order of events. */
  public Draft side(Step step) {
    int actor = step.byAnother() && !sides.isEmpty() ? lastActor() + 1 : lastActor();
    Circumstances circumstances = new Circumstances(step.thread(), step.lockNames());
    sides.add(new Side(step.tree(), step.text(), step.what(), actor, Optional.of(circumstances)));
    return this;
  }

  private int lastActor() {
    return sides.isEmpty() ? 0 : Iterables.getLast(sides).actor();
  }

  /**
   * Says that this fault is no worse than {@code level}, whatever the rule's default: one that
   * hangs on something the code does not show is no error.
   */
  public Draft atMost(SeverityLevel level) {
    atMost = level;
    return this;
  }

  /** Adds a repair; the better one first. */
  public Draft fix(Fix fix) {
    fixes.add(fix);
    return this;
  }

  /** Adds a fact for machines. */
  public Draft property(String name, String value) {
    properties.put(name, value);
    return this;
  }

  TreePath where() {
    return where;
  }

  String message() {
    return message;
  }

  SeverityLevel atMost() {
    return atMost;
  }

  List<Side> sides() {
    return Collections.unmodifiableList(sides);
  }

  List<Fix> fixes() {
    return Collections.unmodifiableList(fixes);
  }

  Map<String, String> properties() {
    return Collections.unmodifiableMap(properties);
  }
}
