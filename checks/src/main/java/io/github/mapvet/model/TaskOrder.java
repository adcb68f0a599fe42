package io.github.mapvet.model;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import io.github.mapvet.knowledge.ParallelCalls;
import io.github.mapvet.knowledge.Synchronizers;
import io.github.mapvet.model.Joins.Join;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether two places of a method and of the tasks it gives to other threads can be under way at
 * once.
 */
final class TaskOrder {
  private final TaskRuns runs;
  private final Joins joins;
  private final Rendezvous rendezvous;

  /** What lies inside a loop together with this is new in each round. */
  private final TreePath declaration;

  TaskOrder(TaskRuns runs, Joins joins, Rendezvous rendezvous, TreePath declaration) {
    this.runs = runs;
    this.joins = joins;
    this.rendezvous = rendezvous;
    this.declaration = declaration;
  }

  /**
   * A place and the tasks it is in.
   *
   * @param tasks the outermost first; empty for the method itself
   */
  record Moment(TreePath place, List<TaskRun> tasks) {
    /** The place as the code sees it that gives out the task number {@code depth}. */
    TreePath at(int depth) {
      return depth < tasks.size() ? tasks.get(depth).where() : place;
    }
  }

  /** Whether two threads can be at the two places at once; they may be one and the same. */
  boolean canOverlap(Moment one, Moment other) {
    int depth = 0;
    int shared = Math.min(one.tasks.size(), other.tasks.size());
    while (depth < shared && isSame(one.tasks.get(depth), other.tasks.get(depth))) {
      if (isMany(one, depth)) {
        return !isAdmittedAlone(one.place) && !isOrderedBySignals(one, other);
      }
      depth++;
    }
    boolean oneInTask = depth < one.tasks.size();
    boolean otherInTask = depth < other.tasks.size();
    if (!oneInTask && !otherInTask) {
      return false;
    }
    if (isOrderedBySignals(one, other)) {
      return false;
    }
    if (oneInTask && otherInTask) {
      return canOverlap(one, other, depth);
    }
    return oneInTask
        ? canOverlap(one, depth, other.at(depth))
        : canOverlap(other, depth, one.at(depth));
  }

  private static boolean isSame(TaskRun one, TaskRun other) {
    return one.isSameCall(other)
        && (one.parallel() || one.function().getLeaf() == other.function().getLeaf());
  }

  private boolean isOrderedBySignals(Moment one, Moment other) {
    return rendezvous.orders(one.place, other.place) || rendezvous.orders(other.place, one.place);
  }

  /** {@code if (claimed.compareAndSet(false, true)) { … }} lets one task in. */
  private static boolean isAdmittedAlone(TreePath place) {
    for (TreePath p = place; p.getParentPath() != null; p = p.getParentPath()) {
      if (p.getParentPath().getLeaf() instanceof IfTree branch
          && branch.getThenStatement() == p.getLeaf()
          && asksAtomic(branch.getCondition())) {
        return true;
      }
    }
    return false;
  }

  private static boolean asksAtomic(ExpressionTree condition) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        found[0] |=
            Trees.symbol(tree) instanceof MethodSymbol method && Synchronizers.admitsOne(method);
        return super.visitMethodInvocation(tree, null);
      }
    }.scan(condition, null);
    return found[0];
  }

  /** Whether several threads can be at the moment's place at once. */
  boolean isMany(Moment moment) {
    return IntStream.range(0, moment.tasks.size()).anyMatch(depth -> isMany(moment, depth));
  }

  /** Whether the task number {@code depth} has several threads at the moment's place. */
  private boolean isMany(Moment moment, int depth) {
    TaskRun run = moment.tasks.get(depth);
    if (run.parallel()) {
      return true;
    }
    if (run.single() || isChained(run)) {
      return false;
    }
    boolean repeated =
        loopsAround(run.where()).stream()
            .filter(loop -> !run.collected() || Trees.isWithin(run.function(), loop.getLeaf()))
            .anyMatch(
                loop ->
                    !run.waited()
                        && ControlFlow.reachesNextRound(run.where(), loop.getLeaf())
                        && !isJoinedInRound(moment, depth, loop));
    boolean made =
        loopsAround(run.function()).stream()
            .anyMatch(loop -> !Trees.isWithin(run.where(), loop.getLeaf()));
    return repeated || made || isCopied(run);
  }

  /** {@code Collections.nCopies(n, task)}. */
  private static boolean isCopied(TaskRun run) {
    return Trees.bareParent(run.function()).getLeaf() instanceof MethodInvocationTree call
        && Trees.methodName(call).equals("nCopies");
  }

  /** {@code last = last.thenRunAsync(task)}: each run begins when the one before has ended. */
  private static boolean isChained(TaskRun run) {
    ExpressionTree root = (ExpressionTree) run.where().getLeaf();
    while (root instanceof MethodInvocationTree call && Trees.receiver(call) != null) {
      root = Trees.bare(Trees.receiver(call));
    }
    for (TreePath p = run.where(); p.getLeaf() instanceof ExpressionTree; p = p.getParentPath()) {
      if (p.getLeaf() instanceof AssignmentTree assignment) {
        return Trees.symbol(assignment.getVariable()) != null
            && Trees.symbol(assignment.getVariable()) == Trees.symbol(root);
      }
    }
    return false;
  }

  /** Loops and looping calls around a place, in the same body, that do not hold the declaration. */
  private List<TreePath> loopsAround(TreePath place) {
    List<TreePath> loops = new ArrayList<>();
    for (TreePath p = place; p.getParentPath() != null; p = p.getParentPath()) {
      TreePath parent = p.getParentPath();
      if (Trees.isWithin(declaration, parent.getLeaf())) {
        return loops;
      }
      if (isRepeatedBy(parent.getLeaf(), p.getLeaf())) {
        loops.add(parent);
      } else if (p.getLeaf() instanceof LambdaExpressionTree && p != place) {
        if (!runs.isInline(p)) {
          return loops;
        }
        if (isRepeating((MethodInvocationTree) parent.getLeaf())) {
          loops.add(parent);
        }
      }
    }
    return loops;
  }

  private static boolean isRepeatedBy(Tree loop, Tree part) {
    if (loop instanceof EnhancedForLoopTree each) {
      return each.getStatement() == part;
    }
    return loop instanceof ForLoopTree
        || loop instanceof WhileLoopTree
        || loop instanceof DoWhileLoopTree;
  }

  private static boolean isRepeating(MethodInvocationTree call) {
    boolean stream =
        Trees.symbol(call) instanceof MethodSymbol method && ParallelCalls.isOfStream(method);
    String name = Trees.methodName(call);
    boolean each = name.equals("forEach") || name.equals("removeIf") || name.equals("replaceAll");
    return stream || each;
  }

  /** Whether each round waits for its own run. */
  private boolean isJoinedInRound(Moment moment, int depth, TreePath loop) {
    TaskRun run = moment.tasks.get(depth);
    TreePath region =
        loop.getLeaf() instanceof MethodInvocationTree ? ParallelRuns.lastOf(loop) : loop;
    boolean joined =
        joinsOf(run.where()).stream()
            .filter(join -> Trees.isWithin(join.where(), region.getLeaf()))
            .anyMatch(join -> join.covers(run) && isAfter(join, run));
    return joined || rendezvous.isWaitedFor(moment.at(depth + 1), run.where(), region.getLeaf());
  }

  private static boolean isAfter(Join join, TaskRun run) {
    return Trees.isEvaluatedBefore(run.where(), join.where())
        || Trees.isWithin(run.where(), join.where().getLeaf());
  }

  private List<Join> joinsOf(TreePath place) {
    return joins.in(runs.bodyOf(place));
  }

  private boolean canOverlap(Moment first, Moment second, int depth) {
    TaskRun one = first.tasks.get(depth);
    TaskRun other = second.tasks.get(depth);
    if (one.isOrderedByExecutor(other) || follows(one, other) || follows(other, one)) {
      return false;
    }
    if (one.isSameCall(other)) {
      return true;
    }
    return canOverlap(first, depth, other.where()) || canOverlap(second, depth, one.where());
  }

  /** Whether one is a step of the other's future. */
  private boolean follows(TaskRun step, TaskRun first) {
    return step.where().getLeaf() instanceof MethodInvocationTree call
        && joins
            .handles(call, step.where())
            .filter(h -> step.handle() != first.handle() && h.contains(first.handle()))
            .isPresent();
  }

  /** Whether a task can be under way while the code that gave it out is at a place. */
  private boolean canOverlap(Moment moment, int depth, TreePath place) {
    TaskRun run = moment.tasks.get(depth);
    Optional<TreePath> loop =
        loopsAround(run.where()).stream()
            .filter(l -> Trees.isWithin(place, l.getLeaf()))
            .findFirst();
    boolean nextRound =
        loop.isPresent()
            && !run.waited()
            && ControlFlow.reachesNextRound(run.where(), loop.get().getLeaf())
            && !isJoinedInRound(moment, depth, loop.get());
    if (nextRound) {
      return true;
    }
    boolean after =
        Trees.isEvaluatedBefore(run.where(), place) && !isOnOtherWay(run.where(), place);
    return after
        && !run.waited()
        && joinsOf(run.where()).stream()
            .noneMatch(
                join ->
                    join.covers(run)
                        && join.isBefore(place, run)
                        && !isOnOtherWay(join.where(), place));
  }

  /** Whether control cannot get from one place to a later one, outside of loops. */
  private static boolean isOnOtherWay(TreePath from, TreePath to) {
    for (TreePath p = from; p.getParentPath() != null; p = p.getParentPath()) {
      TreePath parent = p.getParentPath();
      if (parent.getLeaf() instanceof IfTree branch
          && branch.getCondition() != p.getLeaf()
          && !Trees.isWithin(to, p.getLeaf())
          && (Trees.isWithin(to, branch)
              || ControlFlow.neverCompletes((StatementTree) p.getLeaf()))) {
        return true;
      }
      if (parent.getLeaf() instanceof ConditionalExpressionTree choice
          && choice.getCondition() != p.getLeaf()
          && Trees.isWithin(to, choice)
          && !Trees.isWithin(to, p.getLeaf())) {
        return true;
      }
    }
    return false;
  }
}
