package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.stream.Stream;

/**
 * What is done beside a call, in the same list of statements: calls that have an effect, not looks
 * and not logging.
 */
final class SiblingActs {

  /** Methods that only look or only tell: their names start so. */
  private static final ImmutableSet<String> HARMLESS =
      ImmutableSet.of(
          "contains",
          "debug",
          "equals",
          "error",
          "fine",
          "get",
          "hashCode",
          "info",
          "is",
          "log",
          "size",
          "toString",
          "trace",
          "warn");

  private SiblingActs() {}

  /** A statement that acts, or the condition of one that only leaves. */
  record Act(Tree tree) {
    boolean mentions(VarSymbol local) {
      boolean[] found = {false};
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitIdentifier(IdentifierTree tree, Void unused) {
          found[0] |= Trees.symbol(tree) == local;
          return null;
        }

        @Override
        public Void visitAssignment(AssignmentTree tree, Void unused) {
          // A variable that gets another value: no use of the one it has.
          return tree.getVariable() instanceof IdentifierTree
              ? scan(tree.getExpression(), null)
              : super.visitAssignment(tree, null);
        }
      }.scan(tree, null);
      return found[0];
    }
  }

  /** The other statements of the list that holds a call's statement, those that act. */
  static Stream<Act> of(TreePath call) {
    TreePath statement = call;
    while (!(statement.getLeaf() instanceof StatementTree)) {
      statement = statement.getParentPath();
    }
    Tree own = statement.getLeaf();
    return statement.getParentPath().getLeaf() instanceof BlockTree block
        ? block.getStatements().stream()
            .filter(s -> s != own)
            .map(s -> Trees.start(s) < Trees.start(own) ? doneBefore(s) : s)
            .filter(SiblingActs::acts)
            .map(Act::new)
        : Stream.empty();
  }

  /** Of {@code if (…) { …; return; }}, what comes later has only the condition behind it. */
  private static Tree doneBefore(StatementTree statement) {
    return statement instanceof IfTree branch
            && branch.getElseStatement() == null
            && ControlFlow.neverCompletes(branch.getThenStatement())
        ? branch.getCondition()
        : statement;
  }

  /** Whether a block gives its caller an answer: {@code return true}. */
  static boolean leaves(TreePath block) {
    return ((BlockTree) block.getLeaf())
        .getStatements().stream()
            .anyMatch(s -> s instanceof ReturnTree answer && answer.getExpression() != null);
  }

  /** Whether a method of this name only looks, or only tells. */
  static boolean isHarmless(String method) {
    return HARMLESS.stream().anyMatch(method::startsWith);
  }

  private static boolean acts(Tree statement) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        String name = Trees.methodName(tree);
        found[0] |= !isHarmless(name);
        return super.visitMethodInvocation(tree, null);
      }
    }.scan(statement, null);
    return found[0];
  }
}
