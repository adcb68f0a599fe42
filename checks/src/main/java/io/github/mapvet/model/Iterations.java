package io.github.mapvet.model;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.ContainerTypes.ContainerType;
import io.github.mapvet.knowledge.FunctionRuns;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.model.ContainerRef.Via;
import io.github.mapvet.model.Iteration.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the iterations over named containers in one top-level class. */
final class Iterations extends TreePathScanner<Void, Void> {
  private final Containers containers;
  private final List<Iteration> found = new ArrayList<>();

  private Iterations(Containers containers) {
    this.containers = containers;
  }

  /** All iterations below {@code code}, in the order of the source. */
  static List<Iteration> in(TreePath code, Containers containers) {
    Iterations scanner = new Iterations(containers);
    scanner.scan(code, null);
    return scanner.found;
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
      containers
          .resolve(step)
          .filter(ref -> ref.via() == Via.ITERATOR)
          .filter(ref -> Trees.symbol(iterator) instanceof VarSymbol)
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
        if (Trees.methodName(tree).equals("next")
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
    for (ExpressionTree argument : tree.getArguments()) {
      if (argument instanceof LambdaExpressionTree || argument instanceof MemberReferenceTree) {
        addFunction(tree, new TreePath(getCurrentPath(), argument));
      }
    }
    return super.visitMethodInvocation(tree, null);
  }

  private void addFunction(MethodInvocationTree call, TreePath function) {
    ExpressionTree receiver = Trees.receiver(call);
    if (receiver == null) {
      return;
    }
    TreePath source = new TreePath(getCurrentPath(), receiver);
    Optional<Via> via = via(call, receiver);
    Optional<ContainerRef> ref =
        via.isPresent() && via.get() == Via.STREAM
            ? streamSource(receiver, source)
            : containers.resolve(source);
    Kind kind = via.isPresent() && via.get() == Via.STREAM ? Kind.STREAM : Kind.FUNCTION;
    ref.filter(r -> via.isPresent())
        .ifPresent(
            r ->
                found.add(
                    new Iteration(
                        r, kind, source, function, function.getLeaf(), Optional.empty())));
  }

  private static final Set<String> ITERATING_FUNCTIONS =
      Set.of("forEach", "removeIf", "replaceAll", "forEachRemaining", "forEachOrdered");

  private Optional<Via> via(MethodInvocationTree call, ExpressionTree receiver) {
    Optional<ContainerType> type = containers.typeOf(receiver);
    if (type.isPresent()) {
      String name = Trees.methodName(call);
      // A map's replaceAll is one of its compute calls, which have rules of their own.
      boolean computes = type.get().kind() == ContainerKind.MAP && FunctionRuns.isCompute(name);
      return ITERATING_FUNCTIONS.contains(name) && Operation.runsItsFunction(name) && !computes
          ? Optional.of(Via.ITSELF)
          : Optional.empty();
    }
    return streamSource(receiver, getCurrentPath()).map(r -> Via.STREAM);
  }

  /** Follows a pipeline's receivers down to {@code container.stream()}. */
  private Optional<ContainerRef> streamSource(ExpressionTree receiver, TreePath context) {
    ExpressionTree tree = receiver;
    while (tree instanceof MethodInvocationTree call) {
      Optional<ContainerRef> ref =
          containers.resolve(tree, context).filter(r -> r.via() == Via.STREAM);
      if (ref.isPresent()) {
        return ref;
      }
      if (Trees.type(tree) == null || !isStream(tree)) {
        return Optional.empty();
      }
      tree = Trees.receiver(call);
    }
    return Optional.empty();
  }

  private static boolean isStream(ExpressionTree tree) {
    return Trees.type(tree).tsym != null
        && Trees.type(tree).tsym.getQualifiedName().toString().startsWith("java.util.stream.");
  }
}
