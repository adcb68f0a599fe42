package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.ContainerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds calls of {@code putIfAbsent} after which the code goes on with its own value and does not
 * ask which one the map has.
 */
public final class PutIfAbsents {
  private static final ImmutableSet<Tree.Kind> NULL_TESTS =
      ImmutableSet.of(Tree.Kind.EQUAL_TO, Tree.Kind.NOT_EQUAL_TO);

  private final LaterUses laterUses;
  private final TellingUses tellingUses;
  private final FreshKeys freshKeys;

  PutIfAbsents(LaterUses laterUses, TellingUses tellingUses, FreshKeys freshKeys) {
    this.laterUses = laterUses;
    this.tellingUses = tellingUses;
    this.freshKeys = freshKeys;
  }

  /**
   * The use that goes wrong when the map has another value.
   *
   * @param put any call on a container
   */
  public Optional<LostResult> of(Access put) {
    if (!put.method().equals("putIfAbsent")
        || put.container().type().kind() != ContainerKind.MAP
        || put.call().getArguments().size() != 2
        || freshKeys.contain(new TreePath(put.path(), put.call().getArguments().get(0)))) {
      return Optional.empty();
    }
    return value(put)
        .filter(v -> !isConstant(v))
        .flatMap(
            v ->
                losing(put)
                    .flatMap(place -> firstUse(v, place))
                    .map(use -> new LostResult(put, v, use)));
  }

  private Optional<TreePath> firstUse(VarSymbol value, TreePath place) {
    List<TreePath> uses = laterUses.of(value, place);
    // Compared with what the map gives: the code asks after all.
    return uses.stream().anyMatch(PutIfAbsents::isIdentityTest)
        ? Optional.empty()
        : uses.stream().filter(use -> tellingUses.contains(use, value)).findFirst();
  }

  private static boolean isIdentityTest(TreePath use) {
    return Trees.bareParent(use).getLeaf() instanceof BinaryTree test
        && NULL_TESTS.contains(test.getKind())
        && !NullTests.isNullTest(test);
  }

  /** The variable whose value is put, also where it is given it right there. */
  private static Optional<VarSymbol> value(Access put) {
    ExpressionTree argument = Trees.bare(put.call().getArguments().get(1));
    ExpressionTree named =
        argument instanceof AssignmentTree assignment ? assignment.getVariable() : argument;
    return Trees.symbol(named) instanceof VarSymbol variable && !variable.name.contentEquals("this")
        ? Optional.of(variable)
        : Optional.empty();
  }

  private static boolean isConstant(VarSymbol variable) {
    return variable.owner instanceof TypeSymbol
        && variable.isStatic()
        && (variable.flags() & Flags.FINAL) != 0;
  }

  /**
   * The place after which the code goes on in the same way whether or not the map took the value:
   * the call itself, or the {@code if} that asks and does nothing about it.
   */
  private Optional<TreePath> losing(Access put) {
    TreePath parent = Trees.bareParent(put.path());
    Tree tree = parent.getLeaf();
    if (tree instanceof ExpressionStatementTree) {
      return Optional.of(put.path());
    }
    if (tree instanceof LambdaExpressionTree) {
      return Optional.empty();
    }
    if (tree instanceof BinaryTree test) {
      return undecided(test, parent);
    }
    return NullTests.heldBy(put.path())
        .filter(earlier -> tree instanceof VariableTree)
        .flatMap(earlier -> undecided(earlier, put.path()));
  }

  /** {@code V earlier = map.putIfAbsent(key, value);} and only tells about it, if anything. */
  private Optional<TreePath> undecided(VarSymbol earlier, TreePath put) {
    List<TreePath> tests = new ArrayList<>();
    for (TreePath use : laterUses.of(earlier, put)) {
      if (NullTests.isNullTest(use.getParentPath().getLeaf())) {
        tests.add(use.getParentPath());
      } else if (!TellingUses.isTold(use)) {
        return Optional.empty();
      }
    }
    if (tests.isEmpty()) {
      return Optional.of(put);
    }
    return tests.size() == 1
        ? undecided((BinaryTree) tests.get(0).getLeaf(), tests.get(0))
        : Optional.empty();
  }

  /** An {@code if} after which those who lost go on like those who won. */
  private static Optional<TreePath> undecided(BinaryTree test, TreePath path) {
    TreePath parent = Trees.bareParent(path);
    if (!NullTests.isNullTest(test)
        || !(parent.getLeaf() instanceof IfTree branch)
        || Trees.bare(branch.getCondition()) != test) {
      return Optional.empty();
    }
    boolean wins = test.getKind() == Tree.Kind.EQUAL_TO;
    StatementTree won = wins ? branch.getThenStatement() : branch.getElseStatement();
    StatementTree lost = wins ? branch.getElseStatement() : branch.getThenStatement();
    boolean same = lost == null || onlyTells(lost);
    return same && !ControlFlow.neverCompletes(won) ? Optional.of(parent) : Optional.empty();
  }

  /** A statement that does nothing but log, or nothing at all. */
  private static boolean onlyTells(StatementTree statement) {
    if (statement instanceof BlockTree block) {
      return block.getStatements().stream().allMatch(PutIfAbsents::onlyTells);
    }
    return statement instanceof ExpressionStatementTree expression
        && expression.getExpression() instanceof MethodInvocationTree call
        && TellingUses.tells(call);
  }
}
