package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
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
    new Conditions(changes) {
      @Override
      void addTest(ExpressionTree test, TreePath context, boolean truth) {
        switch (test.getKind()) {
          case EQUAL_TO -> addNullTest((BinaryTree) test, context, !truth, known);
          case NOT_EQUAL_TO -> addNullTest((BinaryTree) test, context, truth, known);
          case METHOD_INVOCATION -> addQuestion((MethodInvocationTree) test, context, truth, known);
          default -> {}
        }
      }

      @Override
      void addCallAround(MethodInvocationTree call, TreePath path) {
        addOptional(call, path, known);
      }
    }.walk(place);
    return known;
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
