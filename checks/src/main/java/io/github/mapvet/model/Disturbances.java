package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.model.ContainerRef.Via;
import io.github.mapvet.model.Iteration.Kind;
import java.util.Optional;
import java.util.stream.Stream;

/** Which changes of a container an iteration over it does not survive. */
public final class Disturbances {

  /** Calls that are no structural change when the entry is there already. */
  private static final ImmutableSet<String> KEEP_AN_EXISTING_ENTRY =
      ImmutableSet.of(
          "add", "compute", "computeIfAbsent", "computeIfPresent", "merge", "put", "putIfAbsent");

  private final Declarations declarations;
  private final Terms terms;
  private final Changes changes;

  Disturbances(Declarations declarations, Terms terms, Changes changes) {
    this.terms = terms;
    this.declarations = declarations;
    this.changes = changes;
  }

  /**
   * The structural changes of the iterated container after which the iteration goes on.
   *
   * @param iteration an iteration over a container whose iterators are fail-fast
   */
  public Stream<Change> of(Iteration iteration) {
    return changes.of(iteration.container().base(), iteration.region()).stream()
        .filter(c -> c.iterator().isEmpty() || !c.iterator().equals(iteration.variable()))
        .filter(c -> !isReassigned(iteration))
        .filter(c -> !keepsTheEntry(c, iteration))
        .filter(c -> goesOnAfter(c, iteration));
  }

  /** {@code map = new HashMap<>(map)} in the loop: the iteration walks the old one. */
  private boolean isReassigned(Iteration iteration) {
    VarSymbol variable = iteration.container().base().variable();
    return variable != null
        && declarations.valuesOf(variable).stream()
            .anyMatch(v -> Trees.isWithin(v, iteration.region().getLeaf()));
  }

  private boolean keepsTheEntry(Change change, Iteration iteration) {
    return KEEP_AN_EXISTING_ENTRY.contains(change.method())
        && iteration.container().type().kind().hasUniqueKeys()
        && change.key().isPresent()
        && isCurrentKey(change.key().get(), iteration);
  }

  /** The loop variable of a for-each over keys, or {@code entry.getKey()}. */
  private boolean isCurrentKey(Term key, Iteration iteration) {
    if (iteration.kind() != Kind.FOR_EACH || iteration.variable().isEmpty()) {
      return false;
    }
    Term element = new Term.Local(iteration.variable().get());
    if (key.equals(element)) {
      return !iteratesValues(iteration);
    }
    return isKeyOf(key, element) || keyHeldBy(key).filter(k -> isKeyOf(k, element)).isPresent();
  }

  private static boolean isKeyOf(Term key, Term entry) {
    return key instanceof Term.Call call
        && call.of().equals(entry)
        && call.method().getSimpleName().contentEquals("getKey");
  }

  /** {@code K key = entry.getKey();} */
  private Optional<Term> keyHeldBy(Term key) {
    return key instanceof Term.Local local && declarations.hasOneValue(local.symbol())
        ? terms.of(declarations.valuesOf(local.symbol()).get(0))
        : Optional.empty();
  }

  private static boolean iteratesValues(Iteration iteration) {
    return iteration.container().via() == Via.VIEW
        && iteration.expression() instanceof MethodInvocationTree call
        && Trees.methodName(call).equals("values");
  }

  private static boolean goesOnAfter(Change change, Iteration iteration) {
    return switch (iteration.kind()) {
      case FUNCTION, STREAM -> true;
      case FOR_EACH, ITERATOR_LOOP ->
          ControlFlow.reachesNextRound(
              outsideFunctions(change.site(), iteration), iteration.loop());
    };
  }

  /** A jump inside a function does not leave the loop around it. */
  private static TreePath outsideFunctions(TreePath site, Iteration iteration) {
    TreePath outermost = site;
    for (TreePath p = site; p.getLeaf() != iteration.loop(); p = p.getParentPath()) {
      if (p.getLeaf() instanceof LambdaExpressionTree) {
        outermost = p;
      }
    }
    return outermost;
  }
}
