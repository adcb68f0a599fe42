package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.model.ContainerRef.Via;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what code empties whenever it runs: by one call, by a loop, or in a method it calls. */
final class Emptyings {
  private static final int DEEPEST = 3;

  /** Views whose {@code clear} empties the container. */
  private static final ImmutableSet<Via> EMPTY_THE_WHOLE = ImmutableSet.of(Via.ITSELF, Via.VIEW);

  private static final ImmutableSet<String> PART_VIEWS =
      ImmutableSet.of(
          "subMap", "headMap", "tailMap", "subList", "subSet", "headSet", "tailSet", "get", "row",
          "column");

  private static final ImmutableSet<Tree.Kind> JUMPS =
      ImmutableSet.of(Tree.Kind.BREAK, Tree.Kind.CONTINUE, Tree.Kind.RETURN);

  private final Program program;
  private final Containers containers;

  Emptyings(Program program) {
    this.program = program;
    this.containers = program.containers;
  }

  /** What a statement and those in it empty, in the order of the source. */
  List<Emptying> in(TreePath statement) {
    List<Emptying> found = new ArrayList<>();
    collect(statement, DEEPEST, found);
    return found;
  }

  private void collect(TreePath statement, int depth, List<Emptying> into) {
    Tree tree = statement.getLeaf();
    if (tree instanceof BlockTree block) {
      block.getStatements().forEach(s -> collect(new TreePath(statement, s), depth, into));
    } else if (tree instanceof SynchronizedTree locked) {
      collect(new TreePath(statement, locked.getBlock()), depth, into);
    } else if (tree instanceof TryTree attempt) {
      collect(new TreePath(statement, attempt.getBlock()), depth, into);
      if (attempt.getFinallyBlock() != null) {
        collect(new TreePath(statement, attempt.getFinallyBlock()), depth, into);
      }
    } else if (tree instanceof IfTree branch) {
      List<Emptying> guarded = new ArrayList<>();
      collect(new TreePath(statement, branch.getThenStatement()), depth, guarded);
      guarded.stream()
          .filter(e -> holdsUnlessEmpty(branch.getCondition(), e.container(), statement))
          .forEach(into::add);
    } else if (tree instanceof ExpressionStatementTree) {
      of(statement).ifPresentOrElse(into::add, () -> addOfCalled(statement, depth, into));
    } else {
      byLoop(statement)
          .map(c -> new Emptying(c, Emptying.Kind.CLEARED, statement))
          .ifPresent(into::add);
    }
  }

  /** {@code if (m != null && !m.isEmpty())}: where it does not hold there is nothing to empty. */
  private boolean holdsUnlessEmpty(ExpressionTree condition, Term container, TreePath context) {
    ExpressionTree tree = Trees.bare(condition);
    if (tree instanceof BinaryTree test) {
      ExpressionTree left = Trees.bare(test.getLeftOperand());
      return switch (test.getKind()) {
        case CONDITIONAL_AND ->
            holdsUnlessEmpty(left, container, context)
                && holdsUnlessEmpty(test.getRightOperand(), container, context);
        case NOT_EQUAL_TO ->
            test.getRightOperand().getKind() == Tree.Kind.NULL_LITERAL
                && isIt(left, container, context);
        case GREATER_THAN ->
            test.getRightOperand() instanceof LiteralTree zero
                && Integer.valueOf(0).equals(zero.getValue())
                && isCallOn(left, "size", container, context);
        default -> false;
      };
    }
    return tree instanceof UnaryTree not
        && not.getKind() == Tree.Kind.LOGICAL_COMPLEMENT
        && isCallOn(Trees.bare(not.getExpression()), "isEmpty", container, context);
  }

  private boolean isCallOn(ExpressionTree tree, String name, Term container, TreePath context) {
    return tree instanceof MethodInvocationTree call
        && Trees.methodName(call).equals(name)
        && isIt(Trees.receiver(call), container, context);
  }

  private boolean isIt(ExpressionTree tree, Term container, TreePath context) {
    return tree != null
        && containers
            .resolve(tree, context)
            .filter(ref -> EMPTY_THE_WHOLE.contains(ref.via()) && ref.base().equals(container))
            .isPresent();
  }

  /** What an expression statement empties itself. */
  Optional<Emptying> of(TreePath statement) {
    ExpressionTree tree = ((ExpressionStatementTree) statement.getLeaf()).getExpression();
    TreePath path = new TreePath(statement, tree);
    if (tree instanceof MethodInvocationTree call && Trees.receiver(call) != null) {
      return cleared(call, path).map(c -> new Emptying(c, Emptying.Kind.CLEARED, statement));
    }
    if (tree instanceof AssignmentTree assignment && isNewContainer(assignment, path)) {
      return containers
          .resolve(assignment.getVariable(), path)
          .filter(c -> !isUsedAgain(c.base(), statement))
          .map(c -> new Emptying(c.base(), Emptying.Kind.REPLACED, statement));
    }
    return Optional.empty();
  }

  /** What a method of the program empties whenever it is called. */
  private void addOfCalled(TreePath statement, int depth, List<Emptying> into) {
    ExpressionTree tree = ((ExpressionStatementTree) statement.getLeaf()).getExpression();
    if (depth == 0
        || !(tree instanceof MethodInvocationTree call)
        || !(Trees.symbol(call) instanceof MethodSymbol method)) {
      return;
    }
    Optional<TreePath> declaration =
        program
            .declarations
            .method(method)
            .filter(m -> ((MethodTree) m.getLeaf()).getBody() != null);
    if (declaration.isEmpty()) {
      return;
    }
    List<Emptying> inside = new ArrayList<>();
    collect(Trees.bodyOf(declaration.get()), depth - 1, inside);
    Map<Term, Term> seen = program.terms.seenAt(call, method, new TreePath(statement, call));
    inside.stream()
        .filter(e -> e.kind() == Emptying.Kind.CLEARED)
        .flatMap(e -> e.container().seenFrom(seen).stream())
        .map(container -> new Emptying(container, Emptying.Kind.CLEARED, statement))
        .forEach(into::add);
  }

  // One call

  private Optional<Term> cleared(MethodInvocationTree call, TreePath path) {
    Optional<Term> receiver =
        containers
            .resolve(Trees.receiver(call), path)
            .filter(r -> EMPTY_THE_WHOLE.contains(r.via()) && !isPart(Trees.receiver(call), path))
            .map(ContainerRef::base);
    if (receiver.isEmpty()) {
      return receiver;
    }
    boolean all =
        switch (Trees.methodName(call)) {
          case "clear", "removeAllElements" -> true;
          case "removeIf" -> isAlwaysTrue(call.getArguments().get(0));
          case "retainAll" -> isNothing(Trees.bare(call.getArguments().get(0)));
          case "removeAll" -> isAllOf(call.getArguments().get(0), receiver.get(), path);
          default -> false;
        };
    return receiver.filter(r -> all);
  }

  private boolean isPart(ExpressionTree receiver, TreePath path) {
    return receiver instanceof MethodInvocationTree view
        && PART_VIEWS.contains(Trees.methodName(view))
        && !isWholeList(view, path);
  }

  /** {@code list.subList(0, list.size())}. */
  private boolean isWholeList(MethodInvocationTree view, TreePath path) {
    return Trees.methodName(view).equals("subList")
        && view.getArguments().get(0) instanceof LiteralTree from
        && Integer.valueOf(0).equals(from.getValue())
        && containers
            .resolve(Trees.receiver(view), path)
            .filter(list -> isCallOn(view.getArguments().get(1), "size", list.base(), path))
            .isPresent();
  }

  private static boolean isAlwaysTrue(ExpressionTree function) {
    return function instanceof LambdaExpressionTree lambda
        && lambda.getBody() instanceof LiteralTree literal
        && Boolean.TRUE.equals(literal.getValue());
  }

  /** {@code List.of()}, {@code Collections.emptySet()}, {@code new ArrayList<>()}. */
  private static boolean isNothing(ExpressionTree tree) {
    if (tree instanceof NewClassTree created) {
      return created.getArguments().isEmpty() && created.getClassBody() == null;
    }
    return tree instanceof MethodInvocationTree call
        && call.getArguments().isEmpty()
        && Trees.symbol(call) instanceof MethodSymbol method
        && method.isStatic()
        && (Trees.methodName(call).equals("of") || Trees.methodName(call).startsWith("empty"));
  }

  private boolean isAllOf(ExpressionTree argument, Term container, TreePath path) {
    return isIt(argument, container, path)
        || containers
            .copied(new TreePath(path, argument))
            .filter(ref -> ref.base().equals(container))
            .isPresent();
  }

  // Loops

  private Optional<Term> byLoop(TreePath loop) {
    Tree tree = loop.getLeaf();
    if (tree instanceof EnhancedForLoopTree each) {
      return containers
          .copied(new TreePath(loop, each.getExpression()))
          .map(ContainerRef::base)
          .filter(
              c -> alwaysRemoves(loop, each.getStatement(), c, Trees.symbol(each.getVariable())));
    }
    if (tree instanceof WhileLoopTree repeat) {
      return byCondition(loop, repeat.getCondition(), repeat.getStatement());
    }
    return tree instanceof ForLoopTree repeat && repeat.getCondition() != null
        ? byCondition(loop, repeat.getCondition(), repeat.getStatement())
        : Optional.empty();
  }

  /** {@code while (it.hasNext())} with {@code it.remove()}, or until the container is empty. */
  private Optional<Term> byCondition(TreePath loop, ExpressionTree condition, StatementTree body) {
    for (TreePath statement : alwaysIn(loop, body)) {
      ExpressionTree tree = ((ExpressionStatementTree) statement.getLeaf()).getExpression();
      if (tree instanceof MethodInvocationTree call
          && Operation.takesOut(Trees.methodName(call))
          && Trees.receiver(call) != null) {
        Optional<Term> emptied =
            containers
                .resolve(Trees.receiver(call), statement)
                .filter(
                    ref ->
                        ref.via() == Via.ITERATOR
                            ? hasNext(condition, call) && !isOverPart(call, statement)
                            : holdsUnlessEmpty(condition, ref.base(), loop))
                .map(ContainerRef::base);
        if (emptied.isPresent()) {
          return emptied;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean hasNext(ExpressionTree condition, MethodInvocationTree removal) {
    return Trees.bare(condition) instanceof MethodInvocationTree test
        && Trees.methodName(test).equals("hasNext")
        && Trees.symbol(Trees.receiver(test)) instanceof VarSymbol iterator
        && iterator == Trees.symbol(Trees.receiver(removal));
  }

  private boolean isOverPart(MethodInvocationTree removal, TreePath context) {
    TreePath made = containers.valueOf(new TreePath(context, Trees.receiver(removal)));
    return made.getLeaf() instanceof MethodInvocationTree call
        && Trees.receiver(call) != null
        && isPart(Trees.receiver(call), made);
  }

  private boolean alwaysRemoves(TreePath loop, StatementTree body, Term container, Symbol element) {
    return alwaysIn(loop, body).stream()
        .anyMatch(
            s ->
                ((ExpressionStatementTree) s.getLeaf()).getExpression()
                        instanceof MethodInvocationTree call
                    && Trees.methodName(call).equals("remove")
                    && call.getArguments().size() == 1
                    && Trees.symbol(call.getArguments().get(0)) == element
                    && Trees.receiver(call) != null
                    && isIt(Trees.receiver(call), container, s));
  }

  /** The expression statements of a loop's body that no round leaves out. */
  private static List<TreePath> alwaysIn(TreePath loop, StatementTree body) {
    return jumps(body) ? List.of() : Unconditional.statements(new TreePath(loop, body));
  }

  private static boolean jumps(Tree body) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void scan(Tree tree, Void unused) {
        found[0] |= tree != null && JUMPS.contains(tree.getKind());
        return found[0] ? null : super.scan(tree, null);
      }
    }.scan(body, null);
    return found[0];
  }

  // Assignments

  /** On another way through the {@code try}, code may go on with the new container. */
  private static boolean isUsedAgain(Term container, TreePath statement) {
    if (!(container instanceof Term.Local local)) {
      return false;
    }
    TreePath body = Trees.enclosingBody(statement);
    for (TreePath p = statement; p.getLeaf() != body.getLeaf(); p = p.getParentPath()) {
      if (ControlFlow.isLoop(p.getLeaf()) && local.symbol().pos < Trees.start(p.getLeaf())) {
        return true;
      }
    }
    boolean[] used = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree tree, Void unused) {
        used[0] |=
            Trees.symbol(tree) == local.symbol()
                && Trees.start(tree) > Trees.start(statement.getLeaf());
        return null;
      }
    }.scan(body.getLeaf(), null);
    return used[0];
  }

  /** Not {@code m = null}: that forgets the container and empties nothing. */
  private boolean isNewContainer(AssignmentTree assignment, TreePath path) {
    return containers.typeOf(assignment.getExpression()).isPresent()
        && containers.resolve(assignment.getExpression(), path).isEmpty()
        && assignment.getExpression().getKind() != Tree.Kind.NULL_LITERAL;
  }
}
