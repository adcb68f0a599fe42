package io.github.mapvet.model;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import io.github.mapvet.model.ContainerRef.Via;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the {@code finally} blocks of one top-level class and what they empty whatever happens. */
final class Cleanups extends TreePathScanner<Void, Void> {

  /** Views whose {@code clear} empties the container. */
  private static final ImmutableSet<Via> EMPTY_THE_WHOLE = ImmutableSet.of(Via.ITSELF, Via.VIEW);

  private static final ImmutableSet<String> PART_VIEWS =
      ImmutableSet.of(
          "subMap", "headMap", "tailMap", "subList", "subSet", "headSet", "tailSet", "get", "row",
          "column");

  private static final ImmutableSet<Tree.Kind> LOOPS =
      ImmutableSet.of(
          Tree.Kind.DO_WHILE_LOOP,
          Tree.Kind.ENHANCED_FOR_LOOP,
          Tree.Kind.FOR_LOOP,
          Tree.Kind.WHILE_LOOP);

  private final Containers containers;
  private final List<Cleanup> found = new ArrayList<>();

  Cleanups(Containers containers) {
    this.containers = containers;
  }

  /** All of them below {@code code}, in the order of the source. */
  static List<Cleanup> in(TreePath code, Containers containers) {
    Cleanups scanner = new Cleanups(containers);
    scanner.scan(code, null);
    return scanner.found;
  }

  @Override
  public Void visitTry(TryTree tree, Void unused) {
    if (tree.getFinallyBlock() != null) {
      ImmutableList<Emptying> emptyings =
          Unconditional.statements(new TreePath(getCurrentPath(), tree.getFinallyBlock())).stream()
              .flatMap(statement -> emptying(statement).stream())
              .collect(toImmutableList());
      found.add(new Cleanup(getCurrentPath(), emptyings));
    }
    return super.visitTry(tree, null);
  }

  /** What a statement empties. */
  Optional<Emptying> emptying(TreePath statement) {
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

  private Optional<Term> cleared(MethodInvocationTree call, TreePath path) {
    Optional<ContainerRef> receiver =
        containers
            .resolve(Trees.receiver(call), path)
            .filter(r -> EMPTY_THE_WHOLE.contains(r.via()) && !isPart(Trees.receiver(call)));
    return switch (Trees.methodName(call)) {
      case "clear", "removeAllElements" -> receiver.map(ContainerRef::base);
      case "removeAll" ->
          receiver
              .map(ContainerRef::base)
              .filter(
                  base ->
                      containers
                          .resolve(call.getArguments().get(0), path)
                          .filter(argument -> argument.base().equals(base))
                          .isPresent());
      default -> Optional.empty();
    };
  }

  private static boolean isPart(ExpressionTree receiver) {
    return receiver instanceof MethodInvocationTree view
        && PART_VIEWS.contains(Trees.methodName(view));
  }

  /** On another way through the {@code try}, code may go on with the new container. */
  private static boolean isUsedAgain(Term container, TreePath statement) {
    if (!(container instanceof Term.Local local)) {
      return false;
    }
    TreePath body = Trees.enclosingBody(statement);
    for (TreePath p = statement; p.getLeaf() != body.getLeaf(); p = p.getParentPath()) {
      if (LOOPS.contains(p.getLeaf().getKind()) && local.symbol().pos < Trees.start(p.getLeaf())) {
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
