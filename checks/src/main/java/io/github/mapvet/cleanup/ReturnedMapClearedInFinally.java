package io.github.mapvet.cleanup;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreeScanner;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.fix.Copies;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.Cleanup;
import io.github.mapvet.model.ContainerRef.Via;
import io.github.mapvet.model.Emptying;
import io.github.mapvet.model.HandOver;
import io.github.mapvet.model.Term;
import io.github.mapvet.model.Trees;
import java.util.Optional;

/**
 * A {@link BugChecker} that flags a container that is handed out in a {@code try} and emptied in
 * its {@code finally}: whoever got it finds it empty.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "A container is returned in try and emptied in finally",
    severity = SeverityLevel.ERROR,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "ReturnedMapClearedInFinally/README.md")
public final class ReturnedMapClearedInFinally extends MapvetChecker {

  /**
   * Classes that a copy can stand for; one that sorts, compares by identity or is used by several
   * threads would behave differently later. By an interface's name alone nothing speaks against it.
   */
  private static final ImmutableSet<String> COPIED =
      ImmutableSet.of(
          "ArrayDeque",
          "ArrayList",
          "Collection",
          "Deque",
          "HashMap",
          "HashSet",
          "LinkedHashMap",
          "LinkedHashSet",
          "LinkedList",
          "List",
          "Map",
          "Set");

  @Override
  protected void check(ClassModel model, Reporter report) {
    for (Cleanup cleanup : model.cleanups()) {
      for (Emptying emptying : cleanup.emptyings()) {
        cleanup.guarded().stream()
            .flatMap(block -> model.handOvers().in(block).stream())
            .filter(given -> isUndone(given, emptying) && !isTakenBack(given, cleanup))
            .findFirst()
            .ifPresent(given -> report.report(draft(model, given, emptying)));
      }
    }
  }

  private static boolean isUndone(HandOver given, Emptying emptying) {
    if (!given.container().base().equals(emptying.container())) {
      return false;
    }
    return switch (emptying.kind()) {
      case CLEARED -> true;
      // A field may be swapped for a fresh one while the old one is returned: the drain idiom.
      case REPLACED ->
          given.kind() == HandOver.Kind.RETURNED
              && given.container().via() == Via.ITSELF
              && emptying.container() instanceof Term.Local;
    };
  }

  /** What was stored for the time of the {@code try} only, and is taken out in finally again. */
  private static boolean isTakenBack(HandOver given, Cleanup cleanup) {
    if (given.into().isEmpty()) {
      return false;
    }
    boolean[] mentioned = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree tree, Void unused) {
        mentioned[0] |= Trees.symbol(tree) == given.into().get();
        return null;
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
        mentioned[0] |= Trees.symbol(tree) == given.into().get();
        return super.visitMemberSelect(tree, null);
      }
    }.scan(((TryTree) cleanup.path().getLeaf()).getFinallyBlock(), null);
    return mentioned[0];
  }

  private static Draft draft(ClassModel model, HandOver given, Emptying emptying) {
    String name = given.container().name();
    String type = model.containers().typeName(given.container());
    String message =
        switch (emptying.kind()) {
          case CLEARED ->
              "'"
                  + name
                  + "' ("
                  + type
                  + ") "
                  + given.kind().text()
                  + " and then emptied in finally: whoever gets it finds it empty.";
          case REPLACED ->
              "'"
                  + name
                  + "' ("
                  + type
                  + ") is replaced in finally after its value was returned: the"
                  + " assignment does nothing, the caller keeps the old container with all its entries.";
        };
    Draft draft =
        Draft.at(emptying.where(), message)
            .side(given.expression(), "'" + name + "' " + given.kind().text())
            .side(
                emptying.where().getLeaf(),
                "finally runs " + model.brief(emptying.where().getLeaf()));
    fixes(model, given, emptying).forEach(draft::fix);
    return draft;
  }

  /**
   * A container made here belongs to the caller now; one that others use as well has to be copied.
   */
  private static ImmutableList<Fix> fixes(ClassModel model, HandOver given, Emptying emptying) {
    if (emptying.kind() == Emptying.Kind.REPLACED) {
      return isJustMade(emptying)
          ? ImmutableList.of(delete(model, emptying, "Remove the assignment"))
          : ImmutableList.of();
    }
    if (emptying.container() instanceof Term.Local local
        && model.containers().isMadeHere(local.symbol())) {
      return ImmutableList.of(delete(model, emptying, "Leave the container to its new owner"));
    }
    return copy(model, given).map(ImmutableList::of).orElse(ImmutableList.of());
  }

  private static Fix delete(ClassModel model, Emptying emptying, String title) {
    return model
        .fix()
        .deleteStatement(emptying.where().getLeaf(), model.state().getSourceCode())
        .build(title);
  }

  /** {@code m = new HashMap<>()}: leaving it out leaves nothing else out. */
  private static boolean isJustMade(Emptying emptying) {
    return emptying.where().getLeaf() instanceof ExpressionStatementTree statement
        && statement.getExpression() instanceof AssignmentTree assignment
        && Trees.bare(assignment.getExpression()) instanceof NewClassTree made
        && made.getArguments().isEmpty()
        && made.getClassBody() == null;
  }

  /** The copy goes into the wrappers, if there are any: what was unmodifiable stays so. */
  private static Optional<Fix> copy(ClassModel model, HandOver given) {
    ExpressionTree tree = given.expression();
    while (Trees.bare(tree) instanceof MethodInvocationTree call
        && Trees.methodName(call).startsWith("unmodifiable")
        && call.getArguments().size() == 1) {
      tree = call.getArguments().get(0);
    }
    boolean isView =
        model
            .containers()
            .resolve(tree, given.where())
            .filter(c -> c.via() == Via.VIEW)
            .isPresent();
    return isView || COPIED.contains(model.containers().typeName(given.container()))
        ? Copies.of(model.fix(), tree, Trees.type(tree), "Hand out a copy")
        : Optional.empty();
  }
}
