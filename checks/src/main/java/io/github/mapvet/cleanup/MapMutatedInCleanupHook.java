package io.github.mapvet.cleanup;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.DeclaredGuards;
import io.github.mapvet.model.HookUse;
import io.github.mapvet.model.Step;
import io.github.mapvet.model.Term;
import io.github.mapvet.model.Use;
import java.util.HashSet;
import java.util.Set;

/**
 * A {@link BugChecker} that flags code for the end (a shutdown hook, {@code close()}, a callback)
 * which touches a container without the lock that the working threads take, or one that they have
 * exchanged.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A hook touches a container without the lock of the threads that work on it",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "MapMutatedInCleanupHook/README.md")
public final class MapMutatedInCleanupHook extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    Set<VarSymbol> reported = new HashSet<>();
    for (HookUse hook : model.hookUses()) {
      VarSymbol field = hook.field().symbol();
      if (hook.use().isEmpty()) {
        report.report(captured(model, hook));
      } else if (!model
              .declaredGuards()
              .isLeftToErrorProne(field, model.state().errorProneOptions())
          && model.lateChanges().stream().noneMatch(late -> late.isAbout(hook.use().get()))
          && reported.add(field)) {
        report.report(unlocked(model, hook, hook.use().get(), hook.guard().orElseThrow()));
      }
    }
  }

  private static Draft unlocked(ClassModel model, HookUse hook, Use use, Term lock) {
    String guard = DeclaredGuards.text(lock, hook.field().symbol());
    return Draft.at(
            hook.where(),
            named(hook)
                + " is "
                + (use.isWrite() ? "changed" : "iterated")
                + " by "
                + hook.hook()
                + " without "
                + guard
                + ", which the threads at work hold: they do not stop for it, and "
                + (use.isWrite()
                    ? "entries are lost or the structure breaks"
                    : "it throws ConcurrentModificationException or misses entries")
                + ". Take the lock here too.")
        .side(Step.of(model, use))
        .side(Step.of(model, hook.other()))
        .property("field", hook.field().name())
        .property("guard", guard);
  }

  private static Draft captured(ClassModel model, HookUse hook) {
    Use other = hook.other();
    return Draft.at(
            hook.where(),
            named(hook)
                + " is captured by "
                + hook.hook()
                + " as it is now, and the class gives the field another container later: the hook then works on the"
                + " old one and leaves the entries of the new one alone. Read the field inside the hook.")
        .side(hook.where().getLeaf(), "captures " + model.brief(hook.where().getLeaf()))
        .side(Step.of(model, other))
        .property("field", hook.field().name());
  }

  private static String named(HookUse hook) {
    return "'" + hook.field().name() + "' (" + hook.field().typeName() + ")";
  }
}
