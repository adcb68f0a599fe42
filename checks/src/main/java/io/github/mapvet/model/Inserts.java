package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.model.LostEntry.Kind;
import java.util.Optional;

/** Whether a call has inserted an entry for sure when it comes to the cleanup of a {@code try}. */
final class Inserts {
  private static final ImmutableSet<String> ONLY_IF_ABSENT =
      ImmutableSet.of("addIfAbsent", "computeIfAbsent", "merge", "putIfAbsent");

  private static final ImmutableSet<String> MAY_REFUSE = ImmutableSet.of("add", "offer");

  private Inserts() {}

  /**
   * Why an insert may not have happened when the cleanup runs.
   *
   * @param attempt path of the try statement that is cleaned up
   * @return empty if it has happened for sure
   */
  static Optional<Kind> doubt(Change insert, TreePath attempt) {
    TreePath site = insert.site();
    boolean refused = mayRefuse(insert);
    boolean inside = Trees.isWithin(site, ((TryTree) attempt.getLeaf()).getBlock());
    if (isUnderCondition(site, attempt) || (inside && refused)) {
      return Optional.of(Kind.INSERTED_ON_CONDITION);
    }
    if (inside) {
      return isPrecededByExit(site, attempt) ? Optional.of(Kind.INSERTED_LATE) : Optional.empty();
    }
    return refused && !isResultHeeded(site, attempt)
        ? Optional.of(Kind.INSERTED_ON_CONDITION)
        : Optional.empty();
  }

  /** Whether the entry that is there afterwards may be another call's, and nobody looks. */
  static boolean isUnheeded(Change insert) {
    return ONLY_IF_ABSENT.contains(insert.method()) && isStatement(insert.site());
  }

  private static boolean mayRefuse(Change insert) {
    return ONLY_IF_ABSENT.contains(insert.method())
        || (MAY_REFUSE.contains(insert.method()) && !isStatement(insert.site()));
  }

  private static boolean isStatement(TreePath call) {
    return call.getParentPath().getLeaf() instanceof ExpressionStatementTree;
  }

  /** In a branch that does not hold the {@code try} as well. */
  private static boolean isUnderCondition(TreePath site, TreePath attempt) {
    TreePath child = site;
    for (TreePath p = site.getParentPath();
        !Trees.isWithin(attempt, p.getLeaf()) && p.getParentPath() != null;
        p = p.getParentPath()) {
      Tree tree = p.getLeaf();
      boolean branch =
          (tree instanceof IfTree test
                  && child.getLeaf() != test.getCondition()
                  && !otherWayLeaves(test, child.getLeaf()))
              || (tree instanceof ConditionalExpressionTree choice
                  && child.getLeaf() != choice.getCondition())
              || tree instanceof CaseTree
              || tree instanceof CatchTree;
      if (branch) {
        return true;
      }
      child = p;
    }
    return false;
  }

  private static boolean otherWayLeaves(IfTree test, Tree way) {
    StatementTree other =
        way == test.getThenStatement() ? test.getElseStatement() : test.getThenStatement();
    return other != null && ControlFlow.neverCompletes(other);
  }

  /** Whether something before it in the {@code try} may jump to the cleanup. */
  private static boolean isPrecededByExit(TreePath site, TreePath attempt) {
    TreePath child = site;
    for (TreePath p = site.getParentPath();
        p.getLeaf() != attempt.getLeaf();
        p = p.getParentPath()) {
      if (p.getLeaf() instanceof BlockTree block) {
        for (StatementTree statement : block.getStatements()) {
          if (statement == child.getLeaf()) {
            break;
          }
          if (mayExit(statement)) {
            return true;
          }
        }
      }
      child = p;
    }
    return false;
  }

  private static boolean mayExit(StatementTree statement) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitReturn(ReturnTree tree, Void unused) {
        found[0] = true;
        return null;
      }

      @Override
      public Void visitThrow(ThrowTree tree, Void unused) {
        found[0] = true;
        return null;
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        found[0] |=
            !(Trees.symbol(tree) instanceof MethodSymbol method)
                || !(isOfTheJdk(method) || SiblingActs.isHarmless(method.name.toString()));
        return super.visitMethodInvocation(tree, null);
      }
    }.scan(statement, null);
    return found[0];
  }

  /** Such methods throw in wrong programs only, but for those that check. */
  private static boolean isOfTheJdk(MethodSymbol method) {
    String owner = method.owner.getQualifiedName().toString();
    return (owner.startsWith("java.lang.") || owner.startsWith("java.util."))
        && method.getThrownTypes().isEmpty()
        && !method.name.toString().startsWith("require");
  }

  /** Whether the code looks at what the insert said before it comes to the {@code try}. */
  private static boolean isResultHeeded(TreePath site, TreePath attempt) {
    Optional<VarSymbol> held = NullTests.heldBy(site);
    if (held.isEmpty()) {
      return !isStatement(site) && !isAlias(site);
    }
    boolean[] tested = {false};
    new OwnCodeScanner() {
      @Override
      public Void visitIf(IfTree tree, Void unused) {
        boolean decides =
            ControlFlow.neverCompletes(tree.getThenStatement())
                || (tree.getElseStatement() != null
                    && ControlFlow.neverCompletes(tree.getElseStatement()))
                || Trees.isWithin(attempt, tree);
        tested[0] |=
            decides
                && mentions(tree.getCondition(), held.get())
                && Trees.start(tree) < Trees.start(attempt.getLeaf());
        return super.visitIf(tree, null);
      }
    }.scan(Trees.bodyOf(Trees.enclosingBody(attempt)), null);
    return tested[0];
  }

  /** {@code map.computeIfAbsent(k, f).call()}: whoever made it, it is used. */
  private static boolean isAlias(TreePath site) {
    return Trees.bareParent(site).getLeaf() instanceof MemberSelectTree;
  }

  private static boolean mentions(Tree tree, VarSymbol local) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree name, Void unused) {
        found[0] |= Trees.symbol(name) == local;
        return null;
      }
    }.scan(tree, null);
    return found[0];
  }
}
