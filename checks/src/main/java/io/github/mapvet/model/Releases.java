package io.github.mapvet.model;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;
import io.github.mapvet.knowledge.LockCalls.Effect;
import io.github.mapvet.model.LockFlow.LockEvent;
import java.util.ArrayList;
import java.util.List;

/** Which locks a body has given back when control gets to a place. */
final class Releases {
  private final Locks locks;
  private final Terms terms;
  private final Changes changes;

  Releases(Locks locks, Terms terms, Changes changes) {
    this.locks = locks;
    this.terms = terms;
    this.changes = changes;
  }

  /**
   * The releases that were passed on the way to a place in the same body, the latest first. A
   * {@code synchronized} block counts only where nothing but single calls stands between.
   *
   * @param place path of an expression or statement
   */
  List<Release> before(TreePath place) {
    List<Release> found = new ArrayList<>();
    TreePath child = place;
    for (TreePath p = place.getParentPath(); p != null && !isEnd(child); p = p.getParentPath()) {
      Tree tree = p.getLeaf();
      if (tree instanceof BlockTree block) {
        addPreceding(block.getStatements(), child.getLeaf(), p, found);
      } else if (tree instanceof CaseTree option && option.getStatements() != null) {
        addPreceding(option.getStatements(), child.getLeaf(), p, found);
      } else if (tree instanceof TryTree attempt && child.getLeaf() != attempt.getBlock()) {
        addAttempt(attempt, child.getLeaf(), p, found);
      }
      child = p;
    }
    return found;
  }

  private boolean isEnd(TreePath path) {
    return Trees.isBody(path.getLeaf())
        && !(path.getLeaf() instanceof LambdaExpressionTree && changes.runsInline(path));
  }

  private void addPreceding(
      List<? extends StatementTree> statements, Tree child, TreePath list, List<Release> found) {
    boolean straight = child instanceof ExpressionStatementTree;
    for (int i = statements.indexOf(child) - 1; i >= 0; i--) {
      TreePath statement = new TreePath(list, statements.get(i));
      if (straight && statement.getLeaf() instanceof SynchronizedTree locked) {
        terms
            .of(locked.getExpression(), statement)
            .ifPresent(lock -> found.add(new Release(LockPath.exclusive(lock), statement)));
      }
      straight &= statement.getLeaf() instanceof ExpressionStatementTree;
      addIn(statement, /* leaving= */ false, found);
    }
  }

  /** Resources are closed before {@code catch} and {@code finally}, which comes last of all. */
  private void addAttempt(TryTree attempt, Tree child, TreePath path, List<Release> found) {
    addResources(attempt, path, found);
    if (child == attempt.getFinallyBlock()) {
      addIn(new TreePath(path, attempt.getBlock()), /* leaving= */ true, found);
    }
  }

  private void addResources(TryTree attempt, TreePath path, List<Release> found) {
    for (Tree resource : attempt.getResources()) {
      locks.heldBy(resource, path).forEach(lock -> found.add(new Release(lock, path)));
    }
  }

  /**
   * The releases in a statement after which control may go on behind it.
   *
   * @param leaving whether what follows comes also after a jump out of the statement
   */
  private void addIn(TreePath statement, boolean leaving, List<Release> found) {
    new OwnCodeScanner() {
      @Override
      public Void scan(Tree tree, Void unused) {
        boolean leaves = tree instanceof StatementTree inner && ControlFlow.neverCompletes(inner);
        return leaves && !leaving ? null : super.scan(tree, null);
      }

      @Override
      public Void visitTry(TryTree tree, Void unused) {
        addResources(tree, getCurrentPath(), found);
        return super.visitTry(tree, null);
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        addCall(tree, getCurrentPath(), found);
        return super.visitMethodInvocation(tree, null);
      }
    }.scan(statement, null);
  }

  private void addCall(MethodInvocationTree call, TreePath path, List<Release> found) {
    locks
        .event(call, path)
        .filter(e -> e.call().effect() == Effect.RELEASES)
        .map(LockEvent::lock)
        .ifPresentOrElse(
            lock -> found.add(new Release(lock, path)),
            () ->
                locks
                    .effect(call, path)
                    .released()
                    .forEach(lock -> found.add(new Release(lock, path))));
  }
}
