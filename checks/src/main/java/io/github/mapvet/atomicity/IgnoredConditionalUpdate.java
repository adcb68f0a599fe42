package io.github.mapvet.atomicity;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.model.Access;
import io.github.mapvet.model.CheckThenAct;
import io.github.mapvet.model.CheckThenAct.Kind;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.IgnoredUpdate;
import io.github.mapvet.model.Trees;

/**
 * A {@link BugChecker} that flags a conditional update of a concurrent map, or of the holder of a
 * container, whose outcome is dropped by code that goes on as if it had succeeded.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A conditional update may fail, and the code goes on as if it had not",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "IgnoredConditionalUpdate/README.md")
public final class IgnoredConditionalUpdate extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    for (IgnoredUpdate update : model.ignoredUpdates()) {
      if (!isExclusive(model, update)) {
        report.report(draft(model, update));
      }
    }
  }

  /** Nobody else can change what the caller saw. */
  private static boolean isExclusive(ClassModel model, IgnoredUpdate update) {
    return update
        .access()
        .map(
            a ->
                model
                    .exclusion()
                    .holds(new CheckThenAct(Kind.READ_MODIFY_WRITE, a, a), model.accesses()))
        .orElseGet(() -> !model.locks().at(update.path()).isEmpty());
  }

  private static Draft draft(ClassModel model, IgnoredUpdate update) {
    MethodInvocationTree call = (MethodInvocationTree) update.path().getLeaf();
    Draft draft =
        Draft.at(
                update.path(),
                name(model, update, call)
                    + ": "
                    + Trees.methodName(call)
                    + " does nothing when another thread has changed "
                    + (update.access().isPresent() ? "the entry" : "the reference")
                    + " in between, and what it returns is not looked at: the code goes on as if it had"
                    + " succeeded.")
            .side(call, "may do nothing: " + model.brief(call))
            .side(
                update.reliance().getLeaf(),
                "relies on it: " + model.brief(Trees.around(update.reliance())));
    ConditionalUpdateFixes.of(model, update).ifPresent(draft::fix);
    return draft;
  }

  private static String name(ClassModel model, IgnoredUpdate update, MethodInvocationTree call) {
    if (update.access().isPresent()) {
      Access access = update.access().get();
      return "'"
          + access.container().name()
          + "' ("
          + model.containers().typeName(access.container())
          + ")";
    }
    ExpressionTree holder = Trees.receiver(call);
    String name =
        Trees.symbol(holder) instanceof VarSymbol variable
            ? variable.getSimpleName().toString()
            : model.brief(holder);
    return "'" + name + "' (" + Trees.type(holder).tsym.getSimpleName() + ")";
  }
}
