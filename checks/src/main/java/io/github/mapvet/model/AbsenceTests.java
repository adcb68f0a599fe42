package io.github.mapvet.model;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.ArrayList;
import java.util.List;

/** The null tests of a field that code is executed behind: only if there was nothing. */
final class AbsenceTests {
  private final Declarations declarations;
  private final Terms terms;

  AbsenceTests(Declarations declarations, Terms terms) {
    this.declarations = declarations;
    this.terms = terms;
  }

  /**
   * The tests, the innermost first.
   *
   * @param container the field, or what the reference holds
   * @param place path of the code, such as an assignment
   */
  List<TreePath> around(Term container, TreePath place) {
    List<TreePath> tests = new ArrayList<>();
    for (TreePath p = place; !isBody(p.getLeaf()); p = p.getParentPath()) {
      TreePath parent = p.getParentPath();
      Tree tree = parent.getLeaf();
      if (tree instanceof IfTree branch && branch.getCondition() != p.getLeaf()) {
        boolean then = branch.getThenStatement() == p.getLeaf();
        addTest(branch.getCondition(), parent, container, then, tests);
      } else if (tree instanceof ConditionalExpressionTree choice
          && choice.getCondition() != p.getLeaf()) {
        boolean then = choice.getTrueExpression() == p.getLeaf();
        addTest(choice.getCondition(), parent, container, then, tests);
      } else if (tree instanceof BlockTree block) {
        addExits(block, parent, p.getLeaf(), container, tests);
      }
    }
    return tests;
  }

  private static boolean isBody(Tree tree) {
    return tree instanceof MethodTree
        || tree instanceof LambdaExpressionTree
        || tree instanceof CompilationUnitTree;
  }

  /** {@code if (field != null) return field;} before. */
  private void addExits(
      BlockTree block, TreePath path, Tree until, Term container, List<TreePath> tests) {
    for (StatementTree statement : block.getStatements()) {
      if (statement == until) {
        return;
      }
      if (statement instanceof IfTree branch
          && branch.getElseStatement() == null
          && ControlFlow.neverCompletes(branch.getThenStatement())) {
        addTest(branch.getCondition(), new TreePath(path, branch), container, false, tests);
      }
    }
  }

  private void addTest(
      ExpressionTree condition,
      TreePath parent,
      Term container,
      boolean whenTrue,
      List<TreePath> tests) {
    Tree.Kind kind = whenTrue ? Tree.Kind.EQUAL_TO : Tree.Kind.NOT_EQUAL_TO;
    TreePath path = new TreePath(parent, condition);
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitBinary(BinaryTree tree, Void unused) {
        if (!whenTrue && tree.getKind() == Tree.Kind.CONDITIONAL_AND) {
          // Where a != null && b is false, there may well be one.
          return null;
        }
        if (tree.getKind() == kind && isNullTest(tree, container, getCurrentPath())) {
          tests.add(path);
        }
        return super.visitBinary(tree, null);
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        String wanted = whenTrue ? "isNull" : "nonNull";
        if (Trees.methodName(tree).equals(wanted)
            && tree.getArguments().size() == 1
            && names(container, tree.getArguments().get(0), getCurrentPath())) {
          tests.add(path);
        }
        return super.visitMethodInvocation(tree, null);
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
        return null;
      }
    }.scan(path, null);
  }

  private boolean isNullTest(BinaryTree test, Term container, TreePath path) {
    ExpressionTree left = Trees.bare(test.getLeftOperand());
    ExpressionTree right = Trees.bare(test.getRightOperand());
    ExpressionTree tested = right.getKind() == Tree.Kind.NULL_LITERAL ? left : right;
    return (tested == left || left.getKind() == Tree.Kind.NULL_LITERAL)
        && names(container, tested, path);
  }

  /** Whether an expression is the field, or a local that holds what was read from it. */
  private boolean names(Term container, ExpressionTree tested, TreePath context) {
    if (tested instanceof AssignmentTree assignment) {
      return names(container, Trees.bare(assignment.getExpression()), context);
    }
    if (terms.of(tested, context).filter(container::equals).isPresent()) {
      return true;
    }
    return Trees.symbol(tested) instanceof VarSymbol local
        && !(local.owner instanceof TypeSymbol)
        && declarations.valuesOf(local).stream()
            .anyMatch(v -> terms.of(v).filter(container::equals).isPresent());
  }
}
