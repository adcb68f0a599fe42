package io.github.mapvet.iteration;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.google.auto.service.AutoService;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.LinkType;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.tree.ExpressionTree;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.fix.Copies;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.Dispatches.Dispatch;
import io.github.mapvet.model.Iteration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@link BugChecker} that flags a walk over listeners that calls them while they may take
 * themselves out: a listener comes back on the same thread, and no lock stops it.
 */
@AutoService(BugChecker.class)
@BugPattern(
    summary = "Listeners are called straight from the container that they can change",
    severity = SeverityLevel.WARNING,
    linkType = LinkType.CUSTOM,
    link = MapvetChecker.PAGES + "ListenersModifiedDuringDispatch/README.md")
public final class ListenersModifiedDuringDispatch extends MapvetChecker {
  private static final ImmutableSet<Iteration.Kind> WALKS =
      Sets.immutableEnumSet(Iteration.Kind.FOR_EACH, Iteration.Kind.FUNCTION);

  @Override
  protected void check(ClassModel model, Reporter report) {
    Map<VarSymbol, List<Dispatch>> byField =
        model.dispatches().stream()
            .collect(groupingBy(Dispatch::field, LinkedHashMap::new, toList()));
    byField.values().forEach(all -> report.report(draft(model, all)));
  }

  /** The first walk over a field's listeners, with the others as more places of the same fault. */
  private static Draft draft(ClassModel model, List<Dispatch> all) {
    Dispatch first = all.get(0);
    Draft draft = draft(model, first);
    fix(model, all).ifPresent(draft::fix);
    all.stream()
        .skip(1)
        .map(d -> d.call().getLeaf())
        .forEach(call -> draft.side(call, "calls out as well: " + model.brief(call)));
    // A loop by an index skips one at worst, and nothing throws.
    return all.stream().allMatch(d -> d.iteration().kind() == Iteration.Kind.INDEX)
        ? draft.atMost(SeverityLevel.SUGGESTION)
        : draft;
  }

  private static Draft draft(ClassModel model, Dispatch dispatch) {
    Iteration iteration = dispatch.iteration();
    VarSymbol field = dispatch.field();
    return Draft.at(
            iteration.source(),
            "'"
                + field.getSimpleName()
                + "' ("
                + dispatch.type()
                + ") is walked while its elements are called: one that takes itself out, or another, while it"
                + " is called makes the next step throw ConcurrentModificationException, or skip one. It"
                + " does so on the same thread, so no lock prevents it. Use CopyOnWriteArrayList, or walk"
                + " a copy.")
        .side(dispatch.call().getLeaf(), "calls out: " + model.brief(dispatch.call().getLeaf()))
        .side(
            dispatch.removal().path().getLeaf(),
            "takes out for any caller: " + model.brief(dispatch.removal().path().getLeaf()))
        .property("field", field.getSimpleName().toString());
  }

  /** All walks get their copy, or none: half a repair repairs nothing. */
  private static Optional<Fix> fix(ClassModel model, List<Dispatch> all) {
    List<ExpressionTree> walked = all.stream().map(d -> d.iteration().expression()).toList();
    boolean simple =
        all.stream().allMatch(d -> WALKS.contains(d.iteration().kind()))
            && walked.stream().allMatch(w -> isCollection(model, w));
    return simple
        ? Optional.of(Copies.intoLists(model.fix(), walked, "Walk a copy"))
        : Optional.empty();
  }

  private static boolean isCollection(ClassModel model, ExpressionTree tree) {
    return model
        .containers()
        .typeOf(tree)
        .filter(t -> t.kind() != ContainerKind.MAP && t.kind() != ContainerKind.MULTIMAP)
        .isPresent();
  }
}
