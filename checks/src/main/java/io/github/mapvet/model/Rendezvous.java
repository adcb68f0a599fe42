package io.github.mapvet.model;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import io.github.mapvet.knowledge.Synchronizers;
import io.github.mapvet.knowledge.Synchronizers.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The order that latches, barriers, queues and monitors give to what two threads do. */
final class Rendezvous {
  private static final int DEEPEST = 3;

  private final Declarations declarations;
  private final Terms terms;
  private final TaskRuns runs;

  Rendezvous(Declarations declarations, Terms terms, TaskRuns runs) {
    this.declarations = declarations;
    this.terms = terms;
    this.runs = runs;
  }

  /** A signal or wait; {@code on} is empty where the object has no name. */
  private record Sync(Part part, Optional<Term> on, TreePath where) {
    boolean isOn(Sync other) {
      return on.isEmpty() || other.on.isEmpty() || on.equals(other.on);
    }
  }

  /**
   * Whether one place tells the other, which waits for it, that it is done; each is in a body of
   * its own thread.
   */
  boolean orders(TreePath first, TreePath second) {
    List<Sync> ofFirst = around(first);
    List<Sync> ofSecond = ofFirst.isEmpty() ? List.of() : around(second);
    for (Sync signal : ofFirst) {
      for (Sync wait : ofSecond) {
        boolean told =
            signal.part == Part.SIGNAL
                && wait.part == Part.WAIT
                && signal.isOn(wait)
                && Trees.isEvaluatedBefore(first, signal.where)
                && Trees.isEvaluatedBefore(wait.where, second);
        if (told) {
          return true;
        }
      }
    }
    return meetings(ofFirst, first) != meetings(ofSecond, second)
        && ofFirst.stream().anyMatch(s -> s.part == Part.MEET)
        && ofSecond.stream().anyMatch(s -> s.part == Part.MEET);
  }

  /**
   * Whether a task tells after {@code place} that it is done, and the thread that gave it out at
   * {@code run} waits for that inside of {@code region}.
   */
  boolean isWaitedFor(TreePath place, TreePath run, Tree region) {
    List<Sync> ofTask = around(place);
    return !ofTask.isEmpty()
        && around(run).stream()
            .filter(wait -> wait.part != Part.SIGNAL && Trees.isWithin(wait.where, region))
            .filter(wait -> Trees.isEvaluatedBefore(run, wait.where))
            .anyMatch(
                wait ->
                    ofTask.stream()
                        .filter(s -> s.part != Part.WAIT && s.isOn(wait))
                        .anyMatch(s -> Trees.isEvaluatedBefore(place, s.where)));
  }

  private static long meetings(List<Sync> syncs, TreePath before) {
    return syncs.stream()
        .filter(s -> s.part == Part.MEET && Trees.isEvaluatedBefore(s.where, before))
        .count();
  }

  private List<Sync> around(TreePath place) {
    List<Sync> found = new ArrayList<>();
    collect(runs.bodyOf(place), null, found, new HashSet<>());
    return found;
  }

  private void collect(TreePath body, TreePath calledAt, List<Sync> into, Set<Object> asked) {
    if (body == null || !asked.add(body.getLeaf()) || asked.size() > DEEPEST * DEEPEST) {
      return;
    }
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        if (Trees.symbol(tree) instanceof MethodSymbol method) {
          TreePath where = calledAt == null ? getCurrentPath() : calledAt;
          Part part = Synchronizers.of(method);
          if (part != Part.NONE) {
            into.add(new Sync(part, objectOf(tree, calledAt, getCurrentPath()), where));
          }
          declarations.method(method).ifPresent(m -> collect(m, where, into, asked));
        }
        return super.visitMethodInvocation(tree, null);
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
        return tree == body.getLeaf() || runs.isInline(getCurrentPath())
            ? super.visitLambdaExpression(tree, null)
            : null;
      }

      @Override
      public Void visitClass(ClassTree tree, Void unused) {
        return null;
      }
    }.scan(body, null);
  }

  /** A parameter of a called method may be any object. */
  private Optional<Term> objectOf(MethodInvocationTree call, TreePath calledAt, TreePath path) {
    ExpressionTree receiver = Trees.receiver(call);
    Optional<Term> term =
        receiver == null
            ? Trees.enclosingClass(path).map(Term.This::new)
            : terms.of(receiver, path);
    return term.filter(t -> calledAt == null || !(t.root() instanceof Term.Local));
  }
}
