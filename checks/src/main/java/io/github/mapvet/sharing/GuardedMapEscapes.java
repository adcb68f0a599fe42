package io.github.mapvet.sharing;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.tree.ExpressionTree;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.fix.Copies;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.DeclaredGuards;
import io.github.mapvet.model.SharedField;
import io.github.mapvet.model.Step;
import io.github.mapvet.model.Term;
import io.github.mapvet.model.Trees;
import io.github.mapvet.model.Use;
import java.util.Optional;

/**
 * A {@link BugChecker} that flags a method that hands out a live container, or a view of it, which
 * other methods change under a lock: whoever gets it uses it without the lock.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A container that a lock guards is handed out alive",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "GuardedMapEscapes/README.md")
public final class GuardedMapEscapes extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    for (SharedField field : model.sharedFields()) {
      if (!field.safety().isSafe() && !field.isConfined()) {
        Optional<Term> lock = field.usualLock();
        if (lock.isPresent()
            && field.isChangedInUse()
            && !areChangesHarmless(model, field)
            && !model.isFilledOnce(field)
            && !model.isLateFill(field.writeUnder(lock.get()))) {
          field.allEscapes().stream()
              .filter(escape -> !isHarmless(model, lock.get(), escape))
              .findFirst()
              .ifPresent(escape -> report.report(draft(model, field, lock.get(), escape)));
        }
      }
    }
  }

  private static boolean isHarmless(ClassModel model, Term lock, Use escape) {
    return model.isHarmlessToCallers(escape)
        || isHandedOutWithLock(model, lock, escape)
        || model.isForHoldersOf(lock, escape);
  }

  private static boolean areChangesHarmless(ClassModel model, SharedField field) {
    return field.sharedUses().stream().filter(Use::isWrite).allMatch(model::isHarmlessToCallers);
  }

  /** A container that is its own lock, given to other classes of the package: they can take it. */
  private static boolean isHandedOutWithLock(ClassModel model, Term lock, Use escape) {
    return lock.equals(escape.containerSeenFromOwner())
        && Trees.symbol(Trees.enclosingBody(escape.path()).getLeaf()) instanceof MethodSymbol method
        && (method.flags() & (Flags.PUBLIC | Flags.PROTECTED)) == 0
        && model.isCalledOutside(method);
  }

  private static Draft draft(ClassModel model, SharedField field, Term lock, Use escape) {
    String guard = DeclaredGuards.text(lock, field.symbol());
    Use write = field.writeUnder(lock);
    Draft draft =
        Draft.at(
                escape.path(),
                "'"
                    + field.name()
                    + "' ("
                    + field.typeName()
                    + "), guarded by "
                    + guard
                    + ", is handed out alive: the receiver looks at it without the lock while it is changed, and gets"
                    + " ConcurrentModificationException or a half-made state. Hand out a copy made under "
                    + guard
                    + ".")
            .side(Step.of(model, escape))
            .side(Step.of(model, write))
            .property("field", field.name())
            .property("guard", guard);
    if (escape.locks().stream().anyMatch(l -> l.object().equals(lock))
        && escape.path().getLeaf() instanceof ExpressionTree handed) {
      Copies.of(model.fix(), handed, Trees.type(handed), "Hand out a copy").ifPresent(draft::fix);
    }
    return draft;
  }
}
