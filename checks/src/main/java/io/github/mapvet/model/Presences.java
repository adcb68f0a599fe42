package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known about the entries of containers where control stands, from the conditions that led
 * there: branches, early exits before, and {@code Optional.ofNullable(map.get(key))}.
 */
public final class Presences {
  private static final ImmutableSet<String> ASK = ImmutableSet.of("contains", "containsKey");

  private static final ImmutableSet<String> RUN_WHEN_EMPTY =
      ImmutableSet.of("or", "orElse", "orElseGet", "ifPresentOrElse");

  private final Values values;
  private final Accesses accesses;
  private final Changes changes;

  Presences(Values values, Accesses accesses, Changes changes) {
    this.values = values;
    this.accesses = accesses;
    this.changes = changes;
  }

  /**
   * What was found out on the way to a place, the latest first.
   *
   * @param place path of an expression or statement
   */
  public List<Presence> before(TreePath place) {
    List<Presence> known = new ArrayList<>();
    TreePath child = place;
    for (TreePath p = place.getParentPath(); p != null && !isEnd(child); p = p.getParentPath()) {
      addFrom(p, child.getLeaf(), known);
      child = p;
    }
    return known;
  }

  /** A method's body is entered with nothing known, and so is a function that runs later. */
  private boolean isEnd(TreePath path) {
    Tree tree = path.getLeaf();
    return tree instanceof MethodTree
        || tree instanceof ClassTree
        || (tree instanceof LambdaExpressionTree && !changes.runsInline(path));
  }

  private void addFrom(TreePath parent, Tree child, List<Presence> known) {
    Tree tree = parent.getLeaf();
    if (tree instanceof IfTree branch && child != branch.getCondition()) {
      addCondition(branch.getCondition(), parent, child == branch.getThenStatement(), known);
    } else if (tree instanceof ConditionalExpressionTree choice && child != choice.getCondition()) {
      addCondition(choice.getCondition(), parent, child == choice.getTrueExpression(), known);
    } else if (tree instanceof WhileLoopTree loop && child == loop.getStatement()) {
      addCondition(loop.getCondition(), parent, true, known);
    } else if (tree instanceof BinaryTree both && child == both.getRightOperand()) {
      addShortCircuit(both, parent, known);
    } else if (tree instanceof BlockTree block) {
      addEarlyExits(block.getStatements(), child, parent, known);
    } else if (tree instanceof CaseTree option && option.getStatements() != null) {
      addEarlyExits(option.getStatements(), child, parent, known);
    } else if (tree instanceof MethodInvocationTree call && call.getArguments().contains(child)) {
      addOptional(call, parent, known);
    }
  }

  private void addShortCircuit(BinaryTree both, TreePath path, List<Presence> known) {
    switch (both.getKind()) {
      case CONDITIONAL_AND -> addCondition(both.getLeftOperand(), path, true, known);
      case CONDITIONAL_OR -> addCondition(both.getLeftOperand(), path, false, known);
      default -> {}
    }
  }

  /** {@code if (map.containsKey(key)) return;} leaves only the other case. */
  private void addEarlyExits(
      List<? extends StatementTree> statements, Tree child, TreePath block, List<Presence> known) {
    for (int i = statements.indexOf(child) - 1; i >= 0; i--) {
      if (statements.get(i) instanceof IfTree branch) {
        TreePath path = new TreePath(block, branch);
        if (ControlFlow.neverCompletes(branch.getThenStatement())) {
          addCondition(branch.getCondition(), path, false, known);
        } else if (ControlFlow.neverCompletes(branch.getElseStatement())) {
          addCondition(branch.getCondition(), path, true, known);
        }
      }
    }
  }

  /** {@code Optional.ofNullable(map.get(key)).orElseGet(() -> …)}. */
  private void addOptional(MethodInvocationTree call, TreePath path, List<Presence> known) {
    if (RUN_WHEN_EMPTY.contains(Trees.methodName(call))
        && Trees.receiver(call) instanceof MethodInvocationTree made
        && Trees.methodName(made).equals("ofNullable")
        && made.getArguments().size() == 1) {
      lookup(made.getArguments().get(0), path).ifPresent(c -> known.add(new Presence(c, false)));
    }
  }

  /** Adds what follows when {@code condition} has the value {@code truth}. */
  private void addCondition(
      ExpressionTree condition, TreePath context, boolean truth, List<Presence> known) {
    ExpressionTree tree = Trees.bare(condition);
    switch (tree.getKind()) {
      case LOGICAL_COMPLEMENT ->
          addCondition(((UnaryTree) tree).getExpression(), context, !truth, known);
      case CONDITIONAL_AND, CONDITIONAL_OR -> {
        if (truth == (tree.getKind() == Tree.Kind.CONDITIONAL_AND)) {
          addCondition(((BinaryTree) tree).getRightOperand(), context, truth, known);
          addCondition(((BinaryTree) tree).getLeftOperand(), context, truth, known);
        }
      }
      case EQUAL_TO -> addNullTest((BinaryTree) tree, context, !truth, known);
      case NOT_EQUAL_TO -> addNullTest((BinaryTree) tree, context, truth, known);
      case METHOD_INVOCATION -> addQuestion((MethodInvocationTree) tree, context, truth, known);
      default -> {}
    }
  }

  private void addNullTest(
      BinaryTree test, TreePath context, boolean present, List<Presence> known) {
    ExpressionTree tested = null;
    if (test.getRightOperand().getKind() == Tree.Kind.NULL_LITERAL) {
      tested = test.getLeftOperand();
    } else if (test.getLeftOperand().getKind() == Tree.Kind.NULL_LITERAL) {
      tested = test.getRightOperand();
    }
    if (tested != null) {
      lookup(tested, context).ifPresent(c -> known.add(new Presence(c, present)));
    }
  }

  private void addQuestion(
      MethodInvocationTree call, TreePath context, boolean truth, List<Presence> known) {
    String name = Trees.methodName(call);
    if (ASK.contains(name)) {
      accesses.of(new TreePath(context, call)).ifPresent(c -> known.add(new Presence(c, truth)));
    } else if ((name.equals("isNull") || name.equals("nonNull"))
        && call.getArguments().size() == 1) {
      lookup(call.getArguments().get(0), context)
          .ifPresent(c -> known.add(new Presence(c, truth == name.equals("nonNull"))));
    }
  }

  /**
   * The {@code map.get(key)} that an expression is or holds: itself, in an assignment, or in a
   * local.
   */
  public Optional<Access> lookup(ExpressionTree expression, TreePath context) {
    ExpressionTree tree = Trees.bare(expression);
    if (tree instanceof AssignmentTree assignment) {
      return lookup(assignment.getExpression(), context);
    }
    if (tree instanceof MethodInvocationTree) {
      return accesses.of(new TreePath(context, tree)).filter(Presences::isLookup);
    }
    return Trees.symbol(tree) instanceof VarSymbol local && !(local.owner instanceof TypeSymbol)
        ? lookupIn(local, tree, context)
        : Optional.empty();
  }

  /** The look-up whose result a local holds where it is asked. */
  private Optional<Access> lookupIn(VarSymbol local, ExpressionTree use, TreePath context) {
    return values.reaching(local, use, context).stream()
        .findFirst()
        .flatMap(value -> accesses.of(Trees.bare(value)))
        .filter(Presences::isLookup);
  }

  private static boolean isLookup(Access access) {
    return access.method().equals("get") || access.method().equals("getOrDefault");
  }
}
