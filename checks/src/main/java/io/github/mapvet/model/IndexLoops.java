package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.model.ContainerRef.Via;
import io.github.mapvet.model.Iteration.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the loops that count an index up to a list's size: no iterator fails there, but when an
 * element goes the next one is passed over. Counting down, it is not.
 */
final class IndexLoops extends TreePathScanner<Void, Void> {
  private static final ImmutableSet<String> LOOKS = ImmutableSet.of("elementAt", "get");

  private final Program program;
  private final List<Iteration> found = new ArrayList<>();

  private IndexLoops(Program program) {
    this.program = program;
  }

  /** All below {@code code}, in the order of the source. */
  static List<Iteration> in(TreePath code, Program program) {
    IndexLoops scanner = new IndexLoops(program);
    scanner.scan(code, null);
    return scanner.found;
  }

  /** Whether a call looks at the element at an index. */
  static boolean isAt(MethodInvocationTree call, VarSymbol index) {
    return LOOKS.contains(Trees.methodName(call))
        && call.getArguments().size() == 1
        && Trees.symbol(call.getArguments().get(0)) == index;
  }

  @Override
  public Void visitForLoop(ForLoopTree tree, Void unused) {
    if (tree.getCondition() != null
        && Trees.bare(tree.getCondition()) instanceof BinaryTree test
        && (test.getKind() == Tree.Kind.LESS_THAN || test.getKind() == Tree.Kind.NOT_EQUAL_TO)
        && Trees.symbol(test.getLeftOperand()) instanceof VarSymbol index
        && countsUp(tree, index)) {
      sized(test.getRightOperand()).ifPresent(list -> add(list, index, getCurrentPath()));
    }
    return super.visitForLoop(tree, null);
  }

  private static boolean countsUp(ForLoopTree loop, Symbol index) {
    return loop.getUpdate().size() == 1
        && isStepUp(Iterables.getOnlyElement(loop.getUpdate()).getExpression(), index);
  }

  private static boolean isStepUp(ExpressionTree step, Symbol index) {
    return switch (step.getKind()) {
      case POSTFIX_INCREMENT, PREFIX_INCREMENT ->
          Trees.symbol(((UnaryTree) step).getExpression()) == index;
      case PLUS_ASSIGNMENT -> Trees.symbol(((CompoundAssignmentTree) step).getVariable()) == index;
      default -> false;
    };
  }

  /** What {@code list} is in {@code list.size()}, also where a local holds the size. */
  private Optional<ExpressionTree> sized(ExpressionTree size) {
    TreePath value = program.containers.valueOf(new TreePath(getCurrentPath(), size));
    return Trees.bare((ExpressionTree) value.getLeaf()) instanceof MethodInvocationTree call
            && Trees.methodName(call).equals("size")
        ? Optional.ofNullable(Trees.receiver(call))
        : Optional.empty();
  }

  private void add(ExpressionTree list, VarSymbol index, TreePath loop) {
    ForLoopTree tree = (ForLoopTree) loop.getLeaf();
    TreePath source = new TreePath(loop, list);
    program
        .containers
        .resolve(source)
        .filter(ref -> ref.via() == Via.ITSELF || ref.via() == Via.VIEW)
        .map(
            ref ->
                new Iteration(
                    ref,
                    Kind.INDEX,
                    source,
                    new TreePath(loop, tree.getStatement()),
                    tree,
                    Optional.of(index)))
        .ifPresent(found::add);
  }
}
