package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.model.SizeFact.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the conditions before a place have found out about how full containers are. */
final class SizeFacts {
  private static final ImmutableSet<String> HEADS =
      ImmutableSet.of("firstEntry", "lastEntry", "peek", "peekFirst", "peekLast");

  private static final int DEEPEST_HELPER = 3;

  private final Values values;
  private final Accesses accesses;
  private final Changes changes;
  private final Declarations declarations;
  private final Helpers helpers;
  private final Terms terms;

  SizeFacts(
      Values values,
      Accesses accesses,
      Changes changes,
      Declarations declarations,
      Helpers helpers,
      Terms terms) {
    this.values = values;
    this.accesses = accesses;
    this.changes = changes;
    this.declarations = declarations;
    this.helpers = helpers;
    this.terms = terms;
  }

  /** What was found out on the way to a place, the latest first. */
  List<SizeFact> before(TreePath place) {
    Collector collector = new Collector(DEEPEST_HELPER);
    collector.walk(place);
    return collector.known;
  }

  private final class Collector extends Conditions {
    private final int depth;
    private final List<SizeFact> known = new ArrayList<>();

    Collector(int depth) {
      super(changes, declarations);
      this.depth = depth;
    }

    @Override
    void addTest(ExpressionTree test, TreePath context, boolean truth) {
      Optional<SizeFact> fact = fact(test, context, truth);
      fact.ifPresent(known::add);
      if (fact.isEmpty() && depth > 0 && test instanceof MethodInvocationTree call) {
        addHelper(call, context, truth);
      }
    }

    /** {@code hasWork()}, a method that only asks. */
    private void addHelper(MethodInvocationTree call, TreePath context, boolean truth) {
      Optional<TreePath> answer = helpers.answerOf(call);
      if (answer.isPresent()) {
        Collector inside = new Collector(depth - 1);
        inside.addCondition((ExpressionTree) answer.get().getLeaf(), answer.get(), truth);
        TreePath path = Trees.at(call, context);
        for (SizeFact fact : inside.known) {
          Access check = helpers.asSeenAt(path, fact.check());
          known.add(new SizeFact(check, fact.outcome(), Optional.empty()));
        }
      }
    }
  }

  private Optional<SizeFact> fact(ExpressionTree test, TreePath context, boolean truth) {
    if (test instanceof MethodInvocationTree call) {
      return ofQuestion(call, context, truth);
    }
    if (!(test instanceof BinaryTree comparison)) {
      return Optional.empty();
    }
    Optional<SizeFact> left =
        ofComparison(
            comparison.getLeftOperand(),
            comparison.getKind(),
            comparison.getRightOperand(),
            context,
            truth);
    return left.isPresent()
        ? left
        : ofComparison(
            comparison.getRightOperand(),
            flip(comparison.getKind()),
            comparison.getLeftOperand(),
            context,
            truth);
  }

  private Optional<SizeFact> ofQuestion(
      MethodInvocationTree call, TreePath context, boolean truth) {
    String name = Trees.methodName(call);
    if (name.equals("isEmpty")) {
      return access(call, context, "isEmpty")
          .map(a -> fact(a, truth ? Outcome.EMPTY : Outcome.NOT_EMPTY));
    }
    return name.equals("hasNext") && truth
        ? access(Trees.receiver(call), context, "iterator").map(a -> fact(a, Outcome.NOT_EMPTY))
        : Optional.empty();
  }

  private static SizeFact fact(Access check, Outcome outcome) {
    return new SizeFact(check, outcome, Optional.empty());
  }

  private Optional<Access> access(ExpressionTree tree, TreePath context, String method) {
    return tree instanceof MethodInvocationTree
        ? accesses.of(new TreePath(context, tree)).filter(a -> a.method().equals(method))
        : Optional.empty();
  }

  private Optional<SizeFact> ofComparison(
      ExpressionTree left, Kind kind, ExpressionTree right, TreePath context, boolean truth) {
    Kind holds = truth ? kind : negate(kind);
    Optional<Access> size = sizeIn(left, context);
    if (size.isPresent()) {
      return outcome(holds, right)
          .map(o -> new SizeFact(size.get(), o, index(o, holds, right, context)));
    }
    return right.getKind() == Kind.NULL_LITERAL && holds == Kind.NOT_EQUAL_TO
        ? HEADS.stream()
            .map(head -> access(Trees.bare(left), context, head))
            .flatMap(Optional::stream)
            .findFirst()
            .map(a -> fact(a, Outcome.NOT_EMPTY))
        : Optional.empty();
  }

  /** {@code c.size()}, also in a local that holds it, and {@code q.remainingCapacity()}. */
  Optional<Access> sizeIn(ExpressionTree expression, TreePath context) {
    ExpressionTree tree = Trees.bare(expression);
    if (tree instanceof MethodInvocationTree) {
      return accesses.of(new TreePath(context, tree)).filter(SizeFacts::isSize);
    }
    return Trees.symbol(tree) instanceof VarSymbol local && !(local.owner instanceof TypeSymbol)
        ? values.reaching(local, tree, context).stream()
            .findFirst()
            .flatMap(value -> accesses.of(Trees.bare(value)))
            .filter(SizeFacts::isSize)
        : Optional.empty();
  }

  private static boolean isSize(Access access) {
    return access.method().equals("size")
        || access.method().equals("mappingCount")
        || access.method().equals("remainingCapacity");
  }

  /** What {@code size <kind> bound} says. */
  private static Optional<Outcome> outcome(Kind kind, ExpressionTree bound) {
    long limit =
        Trees.bare(bound) instanceof LiteralTree literal
                && literal.getValue() instanceof Number number
            ? number.longValue()
            : Long.MAX_VALUE;
    return switch (kind) {
      case GREATER_THAN -> Optional.of(limit == 0 ? Outcome.NOT_EMPTY : Outcome.ABOVE);
      case GREATER_THAN_EQUAL ->
          limit == 0
              ? Optional.empty()
              : Optional.of(limit == 1 ? Outcome.NOT_EMPTY : Outcome.ABOVE);
      case EQUAL_TO -> Optional.of(limit == 0 ? Outcome.EMPTY : Outcome.NOT_EMPTY);
      case NOT_EQUAL_TO -> Optional.of(limit == 0 ? Outcome.NOT_EMPTY : Outcome.ROOM);
      case LESS_THAN -> Optional.of(limit == 1 ? Outcome.EMPTY : Outcome.ROOM);
      case LESS_THAN_EQUAL -> Optional.of(limit == 0 ? Outcome.EMPTY : Outcome.ROOM);
      default -> Optional.empty();
    };
  }

  /** {@code i < list.size()}: there is an element at i. */
  private Optional<Term> index(Outcome outcome, Kind kind, ExpressionTree bound, TreePath context) {
    return outcome == Outcome.ABOVE && kind == Kind.GREATER_THAN
        ? terms.of(bound, context)
        : Optional.empty();
  }

  private static Kind flip(Kind kind) {
    return switch (kind) {
      case LESS_THAN -> Kind.GREATER_THAN;
      case LESS_THAN_EQUAL -> Kind.GREATER_THAN_EQUAL;
      case GREATER_THAN -> Kind.LESS_THAN;
      case GREATER_THAN_EQUAL -> Kind.LESS_THAN_EQUAL;
      default -> kind;
    };
  }

  private static Kind negate(Kind kind) {
    return switch (kind) {
      case LESS_THAN -> Kind.GREATER_THAN_EQUAL;
      case LESS_THAN_EQUAL -> Kind.GREATER_THAN;
      case GREATER_THAN -> Kind.LESS_THAN_EQUAL;
      case GREATER_THAN_EQUAL -> Kind.LESS_THAN;
      case EQUAL_TO -> Kind.NOT_EQUAL_TO;
      case NOT_EQUAL_TO -> Kind.EQUAL_TO;
      default -> Kind.OTHER;
    };
  }
}
