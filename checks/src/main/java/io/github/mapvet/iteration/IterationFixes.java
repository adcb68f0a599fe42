package io.github.mapvet.iteration;

import com.google.common.collect.ImmutableList;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.fix.Copies;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.model.Change;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.Iteration;
import io.github.mapvet.model.Iteration.Kind;
import io.github.mapvet.model.Term;
import io.github.mapvet.model.Trees;
import java.util.Optional;

/**
 * Repairs of an iteration that changes its container: let the iterator remove, or iterate a copy.
 */
final class IterationFixes {
  private static final String ITERATE_COPY = "Iterate over a copy";

  private IterationFixes() {}

  /** The repairs that keep behaviour, the better first. */
  static ImmutableList<Fix> of(ClassModel model, Iteration iteration, Change change) {
    ImmutableList.Builder<Fix> fixes = ImmutableList.builder();
    removeByIterator(model, iteration, change).ifPresent(fixes::add);
    iterateCopy(model, iteration).ifPresent(fixes::add);
    return fixes.build();
  }

  /**
   * {@code it.remove()} in the place of {@code map.remove(key)} where {@code key} is what {@code
   * it} gave last.
   */
  private static Optional<Fix> removeByIterator(
      ClassModel model, Iteration iteration, Change change) {
    if (iteration.kind() != Kind.ITERATOR_LOOP
        || change.isIndirect()
        || !change.method().equals("remove")
        || !(change.where().getParentPath().getLeaf() instanceof ExpressionStatementTree)
        || change.key().filter(key -> isCurrent(model, iteration, key)).isEmpty()) {
      return Optional.empty();
    }
    String iterator = iteration.variable().get().getSimpleName().toString();
    return Optional.of(
        model
            .fix()
            .replace(change.tree(), iterator + ".remove()")
            .build("Let the iterator remove the entry it stands at"));
  }

  /** A local that holds {@code it.next()}, or the key of the entry that does. */
  private static boolean isCurrent(ClassModel model, Iteration iteration, Term key) {
    if (key instanceof Term.Call call
        && call.method().getSimpleName().contentEquals("getKey")
        && call.of() instanceof Term.Local entry) {
      return holdsNext(model, iteration, entry.symbol());
    }
    if (!(key instanceof Term.Local local) || !model.declarations().hasOneValue(local.symbol())) {
      return false;
    }
    TreePath value = model.declarations().valuesOf(local.symbol()).get(0);
    Optional<Term> term = model.terms().of(value);
    return holdsNext(model, iteration, local.symbol())
        || (term.isPresent()
            && term.get() instanceof Term.Call
            && isCurrent(model, iteration, term.get()));
  }

  private static boolean holdsNext(ClassModel model, Iteration iteration, VarSymbol local) {
    return model.declarations().hasOneValue(local)
        && Trees.bare((ExpressionTree) model.declarations().valuesOf(local).get(0).getLeaf())
            instanceof MethodInvocationTree next
        && Trees.methodName(next).equals("next")
        && Trees.symbol(Trees.receiver(next)) == iteration.variable().get();
  }

  /** {@code new ArrayList<>(map.keySet())} in the place of {@code map.keySet()}. */
  private static Optional<Fix> iterateCopy(ClassModel model, Iteration iteration) {
    if (iteration.kind() == Kind.STREAM) {
      return Optional.empty();
    }
    ExpressionTree iterated = iteration.expression();
    if (iteration.kind() == Kind.ITERATOR_LOOP) {
      return iteratorSource(model, iteration).flatMap(source -> copyOf(model, source));
    }
    return copyOf(model, iterated);
  }

  private static Optional<Fix> copyOf(ClassModel model, ExpressionTree iterated) {
    Optional<ContainerKind> kind = model.containers().typeOf(iterated).map(t -> t.kind());
    if (kind.isEmpty()
        || kind.get() == ContainerKind.MULTIMAP
        || kind.get() == ContainerKind.TABLE) {
      return Optional.empty();
    }
    return kind.get() == ContainerKind.MAP
        ? Copies.of(model.fix(), iterated, Trees.type(iterated), ITERATE_COPY)
        : Optional.of(Copies.intoList(model.fix(), iterated, ITERATE_COPY));
  }

  /**
   * What {@code x.iterator()} is called on, where the loop's iterator is declared for nothing else.
   */
  private static Optional<ExpressionTree> iteratorSource(ClassModel model, Iteration iteration) {
    return model
        .declarations()
        .variable(iteration.variable().get())
        .map(declaration -> ((VariableTree) declaration.getLeaf()).getInitializer())
        .filter(MethodInvocationTree.class::isInstance)
        .map(call -> Trees.receiver(call))
        .filter(
            source ->
                model.changes().of(iteration.container().base(), iteration.region()).stream()
                    .noneMatch(c -> c.iterator().isPresent()));
  }
}
