package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.ContainerTypes.ContainerType;
import io.github.mapvet.knowledge.FunctionRuns;
import io.github.mapvet.knowledge.InlineCalls;
import io.github.mapvet.model.ContainerRef.Via;
import io.github.mapvet.model.Iteration.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the iterations over named containers in one top-level class. */
final class Iterations extends TreePathScanner<Void, Void> {
  /** Calls that step an iterator. */
  static final ImmutableSet<String> STEPS = ImmutableSet.of("next", "previous");

  private final Program program;
  private final Containers containers;
  private final List<Iteration> found = new ArrayList<>();

  private Iterations(Program program) {
    this.program = program;
    this.containers = program.containers;
  }

  /** All iterations below {@code code}, in the order of the source. */
  static List<Iteration> in(TreePath code, Program program) {
    Iterations scanner = new Iterations(program);
    scanner.scan(code, null);
    return scanner.found.stream().flatMap(scanner::withCallers).toList();
  }

  /**
   * The iteration, and that over what all callers of its method give it: {@code
   * tellAll(listeners)}.
   */
  private Stream<Iteration> withCallers(Iteration iteration) {
    return Stream.concat(
        Stream.of(iteration),
        iteration.container().base() instanceof Term.Local local
                && local.symbol().owner instanceof MethodSymbol method
                && program.declarations.isInternal(method)
            ? given(method, local.symbol()).map(iteration::over).stream()
            : Stream.empty());
  }

  private Optional<ContainerRef> given(MethodSymbol method, VarSymbol parameter) {
    int index = method.getParameters().indexOf(parameter);
    Set<Optional<ContainerRef>> arguments = new LinkedHashSet<>();
    if (index >= 0) {
      for (TreePath call : program.declarations.callsOf(method)) {
        MethodInvocationTree tree = (MethodInvocationTree) call.getLeaf();
        arguments.add(
            index < tree.getArguments().size() && FunctionValues.isOnThis(tree)
                ? containers
                    .resolve(tree.getArguments().get(index), call)
                    .filter(ref -> ref.base() instanceof Term.Field)
                : Optional.empty());
      }
    }
    return arguments.size() == 1 ? arguments.iterator().next() : Optional.empty();
  }

  @Override
  public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void unused) {
    TreePath source = new TreePath(getCurrentPath(), tree.getExpression());
    TreePath region = new TreePath(getCurrentPath(), tree.getStatement());
    VarSymbol element = (VarSymbol) Trees.symbol(tree.getVariable());
    containers
        .resolve(source)
        .filter(ref -> ref.via() == Via.ITSELF || ref.via() == Via.VIEW)
        .ifPresent(
            ref ->
                found.add(
                    new Iteration(
                        ref, Kind.FOR_EACH, source, region, tree, Optional.ofNullable(element))));
    return super.visitEnhancedForLoop(tree, null);
  }

  @Override
  public Void visitForLoop(ForLoopTree tree, Void unused) {
    addIteratorLoops(tree.getStatement());
    return super.visitForLoop(tree, null);
  }

  @Override
  public Void visitWhileLoop(WhileLoopTree tree, Void unused) {
    addIteratorLoops(tree.getStatement());
    return super.visitWhileLoop(tree, null);
  }

  @Override
  public Void visitDoWhileLoop(DoWhileLoopTree tree, Void unused) {
    addIteratorLoops(tree.getStatement());
    return super.visitDoWhileLoop(tree, null);
  }

  /**
   * A loop iterates what the iterators that it steps iterate, if they come from outside its body.
   */
  private void addIteratorLoops(StatementTree body) {
    TreePath loop = getCurrentPath();
    TreePath region = new TreePath(loop, body);
    for (TreePath step : stepsIn(region)) {
      ExpressionTree iterator = (ExpressionTree) step.getLeaf();
      iterated(step, loop)
          .filter(ref -> ref.via() == Via.ITERATOR)
          .ifPresent(
              ref ->
                  found.add(
                      new Iteration(
                          ref,
                          Kind.ITERATOR_LOOP,
                          step,
                          region,
                          loop.getLeaf(),
                          Optional.of((VarSymbol) Trees.symbol(iterator)))));
    }
  }

  /** What an iterator walks in a loop; one that the loop itself replaces is none of its own. */
  private Optional<ContainerRef> iterated(TreePath step, TreePath loop) {
    Optional<ContainerRef> only = containers.resolve(step);
    VarSymbol iterator = (VarSymbol) Trees.symbol(step.getLeaf());
    boolean replaced =
        program.declarations.valuesOf(iterator).stream()
            .anyMatch(v -> Trees.isWithin(v, loop.getLeaf()) && !isInit(v, loop));
    if (only.isPresent() || replaced || iterator.owner instanceof TypeSymbol) {
      return only;
    }
    List<TreePath> values = program.values.reaching(iterator, loop.getLeaf(), loop);
    return values.size() == 1 ? containers.resolve(values.get(0)) : Optional.empty();
  }

  private static boolean isInit(TreePath value, TreePath loop) {
    return loop.getLeaf() instanceof ForLoopTree tree
        && tree.getInitializer().stream().anyMatch(i -> Trees.isWithin(value, i));
  }

  /**
   * The iterators whose {@code next} the code calls; each once, those made inside the code left
   * out.
   */
  private static List<TreePath> stepsIn(TreePath region) {
    Set<Object> seen = new LinkedHashSet<>();
    List<TreePath> steps = new ArrayList<>();
    new OwnCodeScanner() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        ExpressionTree receiver = Trees.receiver(tree);
        if (STEPS.contains(Trees.methodName(tree))
            && Trees.symbol(receiver) instanceof VarSymbol iterator
            && seen.add(iterator)) {
          steps.add(new TreePath(getCurrentPath(), receiver));
        }
        return super.visitMethodInvocation(tree, null);
      }

      @Override
      public Void visitVariable(com.sun.source.tree.VariableTree tree, Void unused) {
        seen.add(Trees.symbol(tree));
        return super.visitVariable(tree, null);
      }
    }.scan(region, null);
    return steps;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
    ExpressionTree receiver = Trees.receiver(tree);
    if (receiver != null && mayWalk(tree, receiver)) {
      List<TreePath> functions = functionsIn(tree.getArguments(), getCurrentPath());
      if (!functions.isEmpty()) {
        addFunctions(tree, receiver, functions);
      }
    }
    return super.visitMethodInvocation(tree, null);
  }

  /** By its name and the type it is called on: most calls walk nothing. */
  private boolean mayWalk(MethodInvocationTree call, ExpressionTree receiver) {
    String name = Trees.methodName(call);
    return containers.typeOf(receiver).isPresent()
        ? ITERATING_FUNCTIONS.contains(name)
        : name.equals("forEachRemaining") || isStream(receiver);
  }

  /** The code that a call is given to run, also in comparators and collectors. */
  private List<TreePath> functionsIn(List<? extends ExpressionTree> arguments, TreePath call) {
    List<TreePath> functions = new ArrayList<>();
    for (ExpressionTree argument : arguments) {
      ExpressionTree tree = Trees.bare(argument);
      TreePath path = new TreePath(call, argument);
      if (tree instanceof LambdaExpressionTree || tree instanceof MemberReferenceTree) {
        functions.add(path);
      } else if (tree instanceof MethodInvocationTree maker
          && Trees.symbol(maker) instanceof MethodSymbol method
          && InlineCalls.givesFunction(method)) {
        functions.addAll(functionsIn(maker.getArguments(), path));
      } else if (isFunction(tree)) {
        functions.addAll(program.functions.of(path));
      }
    }
    return functions;
  }

  private boolean isFunction(ExpressionTree tree) {
    return containers.typeOf(tree).isEmpty()
        && (Trees.symbol(tree) instanceof VarSymbol
            || (tree instanceof NewClassTree created && created.getClassBody() != null));
  }

  private void addFunctions(
      MethodInvocationTree call, ExpressionTree receiver, List<TreePath> functions) {
    TreePath source = new TreePath(getCurrentPath(), receiver);
    Optional<ContainerRef> walked = walked(call, receiver, source);
    Optional<ContainerRef> streamed =
        walked.isPresent() || containers.typeOf(receiver).isPresent() || buffers(call)
            ? Optional.empty()
            : streamSource(receiver, source);
    for (TreePath function : functions) {
      walked.ifPresent(
          ref -> found.add(iteration(ref, Kind.FUNCTION, source, function, iterator(receiver))));
      streamed.ifPresent(
          ref -> found.add(iteration(ref, Kind.STREAM, source, function, Optional.empty())));
    }
  }

  private static Iteration iteration(
      ContainerRef ref,
      Kind kind,
      TreePath source,
      TreePath function,
      Optional<VarSymbol> iterator) {
    return new Iteration(ref, kind, source, function, function.getLeaf(), iterator);
  }

  /** The variable on whose iterator {@code forEachRemaining} is called. */
  private Optional<VarSymbol> iterator(ExpressionTree receiver) {
    return containers.typeOf(receiver).isEmpty()
            && Trees.symbol(receiver) instanceof VarSymbol iterator
        ? Optional.of(iterator)
        : Optional.empty();
  }

  private static final ImmutableSet<String> ITERATING_FUNCTIONS =
      ImmutableSet.of("forEach", "removeIf", "replaceAll");

  /** What a container's or an iterator's own method walks while it runs its function. */
  private Optional<ContainerRef> walked(
      MethodInvocationTree call, ExpressionTree receiver, TreePath source) {
    String name = Trees.methodName(call);
    Optional<ContainerType> type = containers.typeOf(receiver);
    if (type.isEmpty()) {
      return name.equals("forEachRemaining")
          ? containers.resolve(source).filter(ref -> ref.via() == Via.ITERATOR)
          : Optional.empty();
    }
    // A map's replaceAll is one of its compute calls, which have rules of their own.
    boolean computes = type.get().kind() == ContainerKind.MAP && FunctionRuns.isCompute(name);
    return ITERATING_FUNCTIONS.contains(name) && !computes
        ? containers.resolve(source)
        : Optional.empty();
  }

  /** {@code sorted} takes all elements in before it gives the first one on, or compares two. */
  private static boolean buffers(MethodInvocationTree step) {
    return Trees.methodName(step).equals("sorted");
  }

  /** Follows a pipeline's receivers down to {@code container.stream()}. */
  private Optional<ContainerRef> streamSource(ExpressionTree receiver, TreePath context) {
    TreePath path = Trees.bare(new TreePath(context, receiver));
    while (isStream((ExpressionTree) path.getLeaf())) {
      Optional<ContainerRef> ref = containers.resolve(path).filter(r -> r.via() == Via.STREAM);
      if (ref.isPresent()) {
        return ref;
      }
      if (path.getLeaf() instanceof MethodInvocationTree call
          && Trees.receiver(call) != null
          && !buffers(call)) {
        path = Trees.bare(new TreePath(path, Trees.receiver(call)));
      } else if (Trees.symbol(path.getLeaf()) instanceof VarSymbol local
          && program.declarations.hasOneValue(local)) {
        path = Trees.bare(program.declarations.valuesOf(local).get(0));
      } else {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether an expression gives a stream. */
  static boolean isStream(ExpressionTree tree) {
    return Trees.type(tree) != null
        && Trees.type(tree).tsym != null
        && Trees.type(tree).tsym.getQualifiedName().toString().startsWith("java.util.stream.");
  }
}
