package io.github.mapvet.atomicity;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.util.TreePath;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.knowledge.FunctionRuns;
import io.github.mapvet.model.Access;
import io.github.mapvet.model.CheckThenAct;
import io.github.mapvet.model.CheckThenAct.Kind;
import io.github.mapvet.model.ClassModel;
import java.util.Set;

/**
 * A {@link BugChecker} that flags a function with a side effect that is given to {@code compute},
 * {@code merge} or their kind of a map that may run it more than once, or in vain.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A function with a side effect is given to a map that may run it more than once",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "NonAtomicCompute/README.md")
public final class NonAtomicCompute extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    for (Access access : model.accesses()) {
      model
          .computeFunctions()
          .sideEffect(access)
          .filter(effect -> model.computes().runsOf(access).equals(Set.of(FunctionRuns.REPEATED)))
          .filter(effect -> !isExclusive(model, access) && !isRecursive(model, access))
          .ifPresent(effect -> report.report(draft(model, access, effect)));
    }
  }

  /** RecursiveMapCompute speaks. */
  private static boolean isRecursive(ClassModel model, Access compute) {
    return model.computes().mayFail(compute)
        && model.computeFunctions().recursion(compute).isPresent();
  }

  /** Nobody else can come between: then the function runs once. */
  private static boolean isExclusive(ClassModel model, Access compute) {
    return model.computeFunctions().isSerialised(compute, model.accesses())
        || model
            .exclusion()
            .holds(new CheckThenAct(Kind.READ_MODIFY_WRITE, compute, compute), model.accesses());
  }

  private static Draft draft(ClassModel model, Access compute, TreePath effect) {
    return Draft.at(
            compute.path(),
            "'"
                + compute.container().name()
                + "' ("
                + model.containers().typeName(compute.container())
                + "): "
                + compute.method()
                + " runs its function without a lock, and again, or in vain, when another thread"
                + " changes the entry meanwhile: what the function does besides is done each time.")
        .side(compute.call(), "may run it more than once: " + model.brief(compute.call()))
        .side(effect.getLeaf(), "leaves something behind: " + model.brief(effect.getLeaf()));
  }
}
