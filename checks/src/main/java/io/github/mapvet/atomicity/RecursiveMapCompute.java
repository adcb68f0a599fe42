package io.github.mapvet.atomicity;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.tree.Tree;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.knowledge.FunctionRuns;
import io.github.mapvet.model.Access;
import io.github.mapvet.model.Change;
import io.github.mapvet.model.ClassModel;
import java.util.HashSet;
import java.util.Set;

/**
 * A {@link BugChecker} that flags a change of a map inside the function that the map's own {@code
 * compute}, {@code merge} or {@code replaceAll} runs, there or in a method that it calls.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A map is changed by the function that its own compute call runs",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "RecursiveMapCompute/README.md")
public final class RecursiveMapCompute extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    Set<Tree> reported = new HashSet<>();
    for (Access access : model.accesses()) {
      model
          .computeFunctions()
          .recursion(access)
          .filter(change -> model.computes().mayFail(access))
          .filter(change -> reported.add(change.site().getLeaf()))
          .ifPresent(change -> report.report(draft(model, access, change)));
    }
  }

  private static Draft draft(ClassModel model, Access compute, Change change) {
    String name = compute.container().name();
    Set<FunctionRuns> runs = model.computes().runsOf(compute);
    Draft draft =
        Draft.at(
                change.site(),
                "'"
                    + name
                    + "' ("
                    + model.containers().typeName(compute.container())
                    + ") is changed by the function that its own "
                    + compute.method()
                    + " runs: "
                    + consequence(runs))
            .side(compute.call(), "runs the function: " + model.brief(compute.call()));
    change
        .calls()
        .forEach(call -> draft.side(call.getLeaf(), "calls " + model.brief(call.getLeaf())));
    draft.side(change.tree(), "changes '" + name + "': " + model.brief(change.tree()));
    return runs.stream().allMatch(FunctionRuns::forbidsChanges)
        ? draft
        : draft.atMost(SeverityLevel.WARNING);
  }

  private static String consequence(Set<FunctionRuns> runs) {
    if (runs.equals(Set.of(FunctionRuns.REPEATED))) {
      return "it runs again when the entry is not what it was, and what it gave is dropped: the call"
          + " may never end.";
    }
    boolean checked = runs.contains(FunctionRuns.CHECKED);
    boolean locked = runs.contains(FunctionRuns.LOCKED);
    if (checked == locked) {
      return "most maps throw ConcurrentModificationException or IllegalStateException then, or"
          + " wait for themselves for ever.";
    }
    return checked
        ? "ConcurrentModificationException, or in older JDKs an entry that cannot be found again."
        : "IllegalStateException (\"Recursive update\"), or threads that wait for each other for"
            + " ever.";
  }
}
