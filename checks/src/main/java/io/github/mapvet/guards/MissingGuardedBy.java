package io.github.mapvet.guards;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.model.Annotations;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.DeclaredGuards;
import io.github.mapvet.model.SharedField;
import io.github.mapvet.model.Term;
import io.github.mapvet.model.Trees;
import io.github.mapvet.model.UnnamedLock;
import io.github.mapvet.model.Use;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A {@link BugChecker} that flags a container field which one lock guards throughout, and nothing
 * says so.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A container is guarded by one lock throughout, and no @GuardedBy says so",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "MissingGuardedBy/README.md")
public final class MissingGuardedBy extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    for (SharedField field : model.sharedFields()) {
      if (!field.safety().isSafe()
          && !field.escapes()
          && field.isChanged()
          && !model.declaredGuards().isDeclared(field.symbol())) {
        expression(field, model).ifPresent(guard -> report.report(draft(model, field, guard)));
      }
    }
    for (UnnamedLock lock : model.unnamedLocks()) {
      if (model.sharedFields().stream().noneMatch(f -> isGuardedBy(lock.lock(), f))) {
        report.report(draft(lock));
      }
    }
  }

  /** A container that is guarded by the lock is reported by itself. */
  private static boolean isGuardedBy(VarSymbol lock, SharedField field) {
    return field.usualLock().filter(term -> lock.equals(term.variable())).isPresent();
  }

  /** Of several locks that are all held, the one that guards most fields of the class. */
  private static Optional<String> expression(SharedField field, ClassModel model) {
    ClassSymbol owner = (ClassSymbol) field.symbol().owner;
    return field.guards().stream()
        .filter(guard -> DeclaredGuards.expression(guard, owner).isPresent())
        .filter(guard -> !isIdle(guard, model))
        .max(
            Comparator.<Term>comparingLong(guard -> guardedFields(guard, model))
                .thenComparing(Term::toString, Comparator.reverseOrder()))
        .flatMap(guard -> DeclaredGuards.expression(guard, owner));
  }

  /** A lock that excludes nobody is no guard to write down. */
  private static boolean isIdle(Term guard, ClassModel model) {
    return guard.variable() != null
        && model.idleLocks().stream()
            .flatMap(lock -> lock.declaration().stream())
            .anyMatch(d -> guard.variable().equals(Trees.symbol(d.getLeaf())));
  }

  private static Draft draft(UnnamedLock lock) {
    String name = lock.lock().getSimpleName().toString();
    String state = lock.state().getSimpleName().toString();
    return Draft.at(
            lock.declaration(),
            "'"
                + name
                + "' is a lock that no @GuardedBy names, although this class writes its guards down: the"
                + " next one who touches what it guards, such as '"
                + state
                + "', cannot know. Write @GuardedBy(\""
                + name
                + "\") on that.")
        .side(lock.use().getLeaf(), "'" + state + "' used under " + name)
        .property("lock", name);
  }

  private static long guardedFields(Term guard, ClassModel model) {
    return model.sharedFields().stream().filter(f -> f.guards().contains(guard)).count();
  }

  private static Draft draft(ClassModel model, SharedField field, String guard) {
    List<Use> uses = field.sharedUses();
    Use write = uses.stream().filter(Use::isWrite).findFirst().orElseThrow();
    Draft draft =
        Draft.at(
                field.declaration(),
                "'"
                    + field.name()
                    + "' ("
                    + field.typeName()
                    + ") is guarded by "
                    + guard
                    + " at "
                    + (uses.size() == 1
                        ? "the one place that uses it"
                        : "all " + uses.size() + " places that use it")
                    + ", and nothing says so: the next one who touches it"
                    + " cannot know. Write @GuardedBy(\""
                    + guard
                    + "\").")
            .side(
                write.path().getLeaf(),
                "changed under " + guard + ": " + model.brief(write.path().getLeaf()))
            .property("field", field.name())
            .property("class", field.symbol().owner.flatName().toString())
            .property("guard", guard);
    GuardFixes.annotate(model, field, guard).ifPresent(draft::fix);
    boolean adopted = Annotations.isUsedIn(model.path(), "GuardedBy");
    return adopted ? draft : draft.atMost(SeverityLevel.SUGGESTION);
  }
}
