package io.github.mapvet.iteration;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.fix.Copies;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.model.Change;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.Iteration;
import io.github.mapvet.model.Iteration.Kind;
import io.github.mapvet.model.Trees;
import java.util.Optional;

/**
 * Repairs of an iteration that changes its container: let the iterator remove, or iterate a copy.
 */
final class IterationFixes {
  private static final String ITERATE_COPY = "Iterate over a copy";

  /** What an {@code ArrayList} gives as well. */
  private static final ImmutableSet<String> COPIED_ITERATORS =
      ImmutableSet.of("iterator", "listIterator");

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
        || !removesOneElement(change)
        || steps(iteration) != 1
        || change.key().filter(k -> model.currentElements().isKey(k, iteration)).isEmpty()) {
      return Optional.empty();
    }
    String iterator = iteration.variable().get().getSimpleName().toString();
    return Optional.of(
        model
            .fix()
            .replace(change.tree(), iterator + ".remove()")
            .build("Let the iterator remove the entry it stands at"));
  }

  /**
   * Not {@code list.remove(i)}, where the elements may be numbers too, nor {@code remove(k, v)}.
   */
  private static boolean removesOneElement(Change change) {
    return Trees.symbol(change.tree()) instanceof MethodSymbol method
        && method.getParameters().size() == 1
        && !method.getParameters().get(0).type.isPrimitive();
  }

  /** After a second {@code next()} the iterator stands elsewhere. */
  private static int steps(Iteration iteration) {
    int[] steps = {0};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        boolean step =
            (Trees.methodName(tree).equals("next") || Trees.methodName(tree).equals("previous"))
                && Trees.symbol(Trees.receiver(tree)) == iteration.variable().get();
        steps[0] += step ? 1 : 0;
        return super.visitMethodInvocation(tree, null);
      }
    }.scan(iteration.region().getLeaf(), null);
    return steps[0];
  }

  /** {@code new ArrayList<>(map.keySet())} in the place of {@code map.keySet()}. */
  private static Optional<Fix> iterateCopy(ClassModel model, Iteration iteration) {
    if (writesThrough(iteration)) {
      return Optional.empty();
    }
    return switch (iteration.kind()) {
      case FOR_EACH -> copyOf(model, iteration.expression());
      case ITERATOR_LOOP ->
          iteratorSource(model, iteration).flatMap(source -> copyOf(model, source));
      // removeIf and replaceAll would change the copy only.
      case FUNCTION ->
          iteration.source().getParentPath().getLeaf() instanceof MethodInvocationTree call
                  && Trees.methodName(call).equals("forEach")
              ? copyOf(model, iteration.expression())
              : Optional.empty();
      case STREAM, INDEX -> Optional.empty();
    };
  }

  /**
   * {@code ListIterator.set} would change the copy only, and so does {@code Entry.setValue} for
   * some maps: {@code TreeMap} moves entries between its nodes when it removes one.
   */
  private static boolean writesThrough(Iteration iteration) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        String name = Trees.methodName(tree);
        found[0] |=
            name.equals("setValue")
                || (name.equals("set")
                    && iteration.variable().isPresent()
                    && Trees.symbol(Trees.receiver(tree)) == iteration.variable().get());
        return super.visitMethodInvocation(tree, null);
      }
    }.scan(iteration.region().getLeaf(), null);
    return found[0];
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
    VarSymbol iterator = iteration.variable().get();
    return model
        .declarations()
        .variable(iterator)
        .filter(unused -> model.declarations().hasOneValue(iterator))
        .map(declaration -> ((VariableTree) declaration.getLeaf()).getInitializer())
        .filter(
            value ->
                value instanceof MethodInvocationTree call
                    && COPIED_ITERATORS.contains(Trees.methodName(call)))
        .map(call -> Trees.receiver(call))
        .filter(
            source ->
                model.changes().of(iteration.container().base(), iteration.region()).stream()
                    .noneMatch(c -> c.iterator().isPresent()));
  }
}
