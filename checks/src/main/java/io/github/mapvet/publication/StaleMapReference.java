package io.github.mapvet.publication;

import com.google.auto.service.AutoService;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.knowledge.Safety;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.DeclaredGuards;
import io.github.mapvet.model.SharedField;
import io.github.mapvet.model.StaleRead;
import io.github.mapvet.model.Step;
import io.github.mapvet.model.Trees;
import java.util.Optional;

/**
 * A {@link BugChecker} that flags a read, without a lock, of a container field that is replaced
 * under one and is not volatile: the reader need never see the new container.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A container is replaced under a lock, and read with neither the lock nor volatile",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "StaleMapReference/README.md")
public final class StaleMapReference extends MapvetChecker {

  @Override
  protected void check(ClassModel model, Reporter report) {
    for (StaleRead stale : model.staleReads()) {
      boolean theirs =
          model
              .declaredGuards()
              .isLeftToErrorProne(stale.field().symbol(), model.state().errorProneOptions());
      if (!stale.isUnderOtherLock() && !theirs) {
        report.report(draft(model, stale));
      }
    }
  }

  private static Draft draft(ClassModel model, StaleRead stale) {
    SharedField field = stale.field();
    String lock = DeclaredGuards.text(stale.lock(), field.symbol());
    Draft draft =
        Draft.at(
                stale.read().path(),
                "'"
                    + field.name()
                    + "' ("
                    + field.typeName()
                    + ") is read here without "
                    + lock
                    + ", under which it is replaced, and is not volatile: "
                    + consequence(field)
                    + ". "
                    + advice(stale))
            .side(Step.of(model, stale.read()))
            .side(Step.of(model, stale.store()))
            .property("field", field.name())
            .property("guard", lock);
    if (!stale.isFilledInPlace()) {
      makeVolatile(model, field).ifPresent(draft::fix);
    }
    return draft;
  }

  private static String consequence(SharedField field) {
    boolean whole = field.safety() == Safety.IMMUTABLE || field.safety().isAtomicPerCall();
    return "this thread may go on with the old container for ever"
        + (whole ? "" : ", or find the new one half-built");
  }

  private static String advice(StaleRead stale) {
    return stale.isFilledInPlace()
        ? "Fill the new one before it is stored, and make the field volatile; or take the lock here."
        : "Make the field volatile.";
  }

  /** Not where other variables share the declaration: they would become volatile too. */
  private static Optional<Fix> makeVolatile(ClassModel model, SharedField field) {
    VariableTree declaration = (VariableTree) field.declaration().getLeaf();
    TreePath type = field.declaration().getParentPath();
    boolean alone =
        ((ClassTree) type.getLeaf())
            .getMembers().stream().noneMatch(member -> sharesType(member, declaration));
    return alone
        ? Optional.of(
            model
                .fix()
                .insertBefore(declaration.getType(), "volatile ")
                .build("Make the field volatile"))
        : Optional.empty();
  }

  /** {@code Map<K, V> one, other;}. */
  private static boolean sharesType(Tree member, VariableTree declaration) {
    return member instanceof VariableTree other
        && other != declaration
        && Trees.start(other.getType()) == Trees.start(declaration.getType());
  }
}
