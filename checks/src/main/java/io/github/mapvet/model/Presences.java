package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.github.mapvet.model.Presence.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known about the entries of containers where control stands, from the conditions that led
 * there: branches, early exits before, and {@code Optional.ofNullable(map.get(key))}.
 */
public final class Presences {
  private static final ImmutableSet<String> ASK = ImmutableSet.of("contains", "containsKey");

  private static final ImmutableSet<String> NULL_CALLS = ImmutableSet.of("isNull", "nonNull");

  /** What {@code Optional} runs, or gives instead, when it is empty. */
  private static final ImmutableSet<String> RUN_WHEN_EMPTY =
      ImmutableSet.of("or", "orElse", "orElseGet", "orElseThrow");

  private static final ImmutableSet<String> RUN_WHEN_PRESENT =
      ImmutableSet.of("ifPresent", "ifPresentOrElse", "map", "flatMap");

  private static final int DEEPEST_HELPER = 3;

  private final Lookups lookups;
  private final Accesses accesses;
  private final Changes changes;
  private final Helpers helpers;
  private final Declarations declarations;

  Presences(
      Lookups lookups,
      Accesses accesses,
      Changes changes,
      Helpers helpers,
      Declarations declarations) {
    this.lookups = lookups;
    this.helpers = helpers;
    this.declarations = declarations;
    this.accesses = accesses;
    this.changes = changes;
  }

  /**
   * What was found out on the way to a place, the latest first.
   *
   * @param place path of an expression or statement
   */
  public List<Presence> before(TreePath place) {
    Collector collector = new Collector(DEEPEST_HELPER);
    collector.walk(place);
    return collector.known;
  }

  private final class Collector extends Conditions {
    private final int depth;
    private final List<Presence> known = new ArrayList<>();

    Collector(int depth) {
      super(changes, declarations);
      this.depth = depth;
    }

    @Override
    void addTest(ExpressionTree test, TreePath context, boolean truth) {
      switch (test.getKind()) {
        case EQUAL_TO -> addComparison((BinaryTree) test, context, !truth);
        case NOT_EQUAL_TO -> addComparison((BinaryTree) test, context, truth);
        case METHOD_INVOCATION -> addQuestion((MethodInvocationTree) test, context, truth);
        default -> addTested(test, context);
      }
    }

    /** What may be there need not be: nothing relies on it. */
    @Override
    void addPossible(ExpressionTree test, TreePath context, boolean truth) {
      Collector maybe = new Collector(depth);
      maybe.addTest(test, context, truth);
      maybe.known.stream().filter(p -> p.outcome() != Outcome.PRESENT).forEach(known::add);
    }

    /** {@code Optional.ofNullable(map.get(key)).orElseGet(() -> …)}. */
    @Override
    void addCallAround(MethodInvocationTree call, Tree argument, TreePath path) {
      String name = Trees.methodName(call);
      boolean other = call.getArguments().indexOf(argument) > 0;
      if (RUN_WHEN_EMPTY.contains(name) || (name.equals("ifPresentOrElse") && other)) {
        inOptional(call, path).ifPresent(c -> add(c, Outcome.MISSING));
      } else if (RUN_WHEN_PRESENT.contains(name)) {
        inOptional(call, path).ifPresent(c -> add(c, Outcome.PRESENT));
      }
    }

    private Optional<Access> inOptional(MethodInvocationTree call, TreePath path) {
      return Optional.ofNullable(Trees.receiver(call)).flatMap(r -> lookups.inOptional(r, path));
    }

    private void add(Access check, Outcome outcome) {
      known.add(new Presence(check, outcome));
    }

    private void addComparison(BinaryTree test, TreePath context, boolean differs) {
      ExpressionTree tested = nullTested(test);
      if (tested == null) {
        addTested(test, context);
      } else {
        addNullTest(tested, context, differs);
      }
    }

    private void addNullTest(ExpressionTree tested, TreePath context, boolean present) {
      lookups
          .of(tested, context)
          .ifPresent(c -> add(c, present ? Outcome.PRESENT : Outcome.MISSING));
    }

    private void addQuestion(MethodInvocationTree call, TreePath context, boolean truth) {
      String name = Trees.methodName(call);
      Optional<Access> asked = accesses.of(Trees.at(call, context));
      if (ASK.contains(name) && asked.isPresent()) {
        add(asked.get(), truth ? Outcome.PRESENT : Outcome.MISSING);
      } else if (NULL_CALLS.contains(name) && call.getArguments().size() == 1) {
        addNullTest(call.getArguments().get(0), context, truth == name.equals("nonNull"));
      } else if (name.equals("isPresent") || name.equals("isEmpty")) {
        Optional<Access> check = inOptional(call, context);
        check.ifPresent(
            c -> add(c, truth == name.equals("isPresent") ? Outcome.PRESENT : Outcome.MISSING));
        addTested(call, context);
      } else if (!addHelper(call, context, truth)) {
        addTested(call, context);
      }
    }

    /** {@code has(key)}, a method that only asks. */
    private boolean addHelper(MethodInvocationTree call, TreePath context, boolean truth) {
      Optional<TreePath> answer = depth == 0 ? Optional.empty() : helpers.answerOf(call);
      if (answer.isEmpty()) {
        return false;
      }
      Collector inside = new Collector(depth - 1);
      inside.addCondition((ExpressionTree) answer.get().getLeaf(), answer.get(), truth);
      TreePath path = Trees.at(call, context);
      inside.known.forEach(p -> add(helpers.asSeenAt(path, p.check()), p.outcome()));
      return !inside.known.isEmpty();
    }

    /** The entries whose values a condition looks at. */
    private void addTested(ExpressionTree test, TreePath context) {
      new TreePathScanner<Void, Void>() {
        @Override
        public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
          addLookup(tree);
          return super.visitMethodInvocation(tree, null);
        }

        @Override
        public Void visitIdentifier(IdentifierTree tree, Void unused) {
          addLookup(tree);
          return null;
        }

        @Override
        public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
          return null;
        }

        private void addLookup(ExpressionTree tree) {
          lookups.of(tree, getCurrentPath()).ifPresent(c -> add(c, Outcome.TESTED));
        }
      }.scan(Trees.at(test, context), null);
    }
  }

  private static ExpressionTree nullTested(BinaryTree test) {
    if (test.getRightOperand().getKind() == Tree.Kind.NULL_LITERAL) {
      return test.getLeftOperand();
    }
    return test.getLeftOperand().getKind() == Tree.Kind.NULL_LITERAL
        ? test.getRightOperand()
        : null;
  }
}
