package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.stream.Stream;

/** Which changes of a container an iteration over it does not survive. */
public final class Disturbances {

  /** Calls that are no structural change when the entry is there already. */
  private static final ImmutableSet<String> KEEP_AN_EXISTING_ENTRY =
      ImmutableSet.of(
          "add", "compute", "computeIfAbsent", "computeIfPresent", "merge", "put", "putIfAbsent");

  /** Those whose function takes the entry out when it gives null. */
  private static final ImmutableSet<String> REMOVE_ON_NULL =
      ImmutableSet.of("compute", "computeIfPresent", "merge");

  private final Program program;

  Disturbances(Program program) {
    this.program = program;
  }

  /**
   * The structural changes of the iterated container after which the iteration goes on.
   *
   * @param iteration an iteration over a container whose iterators are fail-fast
   */
  public Stream<Change> of(Iteration iteration) {
    return program.changes.of(iteration.container().base(), iteration.region()).stream()
        .filter(c -> c.iterator().isEmpty() || !c.iterator().equals(iteration.variable()))
        .filter(c -> !isReassigned(c, iteration) && !isSwappedOut(iteration))
        .filter(c -> !keepsTheEntry(c, iteration))
        .filter(c -> goesOnAfter(c, iteration));
  }

  /**
   * {@code map = new HashMap<>(map)} in the loop, or in the method that makes the change: the
   * iteration walks the old one.
   */
  private boolean isReassigned(Change change, Iteration iteration) {
    VarSymbol variable = iteration.container().base().variable();
    return variable != null
        && program.declarations.valuesOf(variable).stream()
            .anyMatch(
                v ->
                    Trees.isWithin(v, iteration.region().getLeaf())
                        || placesOf(change).skip(1).anyMatch(p -> isInSameBody(v, p)));
  }

  /**
   * {@code now = pending; pending = new ArrayList<>(); for (x : now)}: what is walked is no longer
   * in the field.
   */
  boolean isSwappedOut(Iteration iteration) {
    VarSymbol variable = iteration.container().base().variable();
    return variable != null
        && variable.owner instanceof TypeSymbol
        && Trees.symbol(iteration.expression()) != variable
        && program.declarations.valuesOf(variable).stream()
            .anyMatch(v -> isInSameBody(v, iteration.source()) && isBeforeIn(v, iteration));
  }

  private static boolean isBeforeIn(TreePath value, Iteration iteration) {
    return Trees.start(value.getLeaf()) < Trees.start(iteration.loop())
        && ControlFlow.canFollow(value, iteration.source());
  }

  private static boolean isInSameBody(TreePath value, TreePath place) {
    return Trees.isWithin(value, Trees.enclosingBody(place).getLeaf());
  }

  /** The calls that lead to a change, outermost first, and the change itself. */
  private static Stream<TreePath> placesOf(Change change) {
    return Stream.concat(change.calls().stream(), Stream.of(change.where()));
  }

  private boolean keepsTheEntry(Change change, Iteration iteration) {
    return KEEP_AN_EXISTING_ENTRY.contains(change.method())
        && iteration.container().type().kind().hasUniqueKeys()
        && !program.containers.isAccessOrdered(iteration.container().base())
        && change.key().filter(k -> program.currentElements.isKey(k, iteration)).isPresent()
        && !(REMOVE_ON_NULL.contains(change.method()) && givesNull(change));
  }

  /** Whether the function that computes the new value says {@code null} somewhere. */
  private boolean givesNull(Change change) {
    return change.tree() instanceof MethodInvocationTree call
        && !call.getArguments().isEmpty()
        && program
            .functions
            .of(new TreePath(change.where(), Iterables.getLast(call.getArguments())))
            .stream()
            .filter(f -> f.getLeaf() instanceof LambdaExpressionTree)
            .flatMap(f -> Trees.returnedBy(f).stream())
            .anyMatch(Disturbances::mayBeNull);
  }

  private static boolean mayBeNull(TreePath value) {
    TreePath path = Trees.bare(value);
    return path.getLeaf().getKind() == Tree.Kind.NULL_LITERAL
        || (path.getLeaf() instanceof ConditionalExpressionTree choice
            && (mayBeNull(new TreePath(path, choice.getTrueExpression()))
                || mayBeNull(new TreePath(path, choice.getFalseExpression()))));
  }

  private static boolean goesOnAfter(Change change, Iteration iteration) {
    return placesOf(change).skip(1).allMatch(ControlFlow::completesAfter)
        && switch (iteration.kind()) {
          case FUNCTION, STREAM -> ControlFlow.completesAfter(change.site());
          case FOR_EACH, ITERATOR_LOOP, INDEX -> {
            TreePath site = outsideFunctions(change.site(), iteration);
            yield ControlFlow.reachesNextRound(site, iteration.loop())
                && !LoopExits.follow(site, iteration.loop());
          }
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
