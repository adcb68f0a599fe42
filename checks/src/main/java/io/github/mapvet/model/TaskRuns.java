package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.knowledge.ThreadEntries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a function gets onto other threads: followed from where it is written through locals,
 * containers of tasks, thread objects and methods of the program to the calls that run it.
 */
final class TaskRuns {

  /**
   * Methods that give a function, or a container of functions, that runs the one they are given.
   */
  private static final ImmutableSet<String> PASS_ON =
      ImmutableSet.of(
          "asList",
          "callable",
          "collect",
          "copyOf",
          "get",
          "getFirst",
          "iterator",
          "limit",
          "list",
          "nCopies",
          "next",
          "of",
          "ofNullable",
          "peek",
          "poll",
          "privilegedCallable",
          "remove",
          "sorted",
          "stream",
          "take",
          "toArray",
          "toList");

  private static final ImmutableSet<String> PUT_IN =
      ImmutableSet.of("add", "addFirst", "addLast", "offer", "push", "put", "set");

  private static final ImmutableSet<String> FOR_EACH =
      ImmutableSet.of("forEach", "forEachOrdered", "map", "mapToObj", "flatMap");

  private final Libraries libraries;
  private final Declarations declarations;
  private final Changes changes;
  private final ParallelRuns parallel;
  private final Executors executors;
  private final FutureSteps futures;

  TaskRuns(Libraries libraries, Declarations declarations, Terms terms, Changes changes) {
    this.libraries = libraries;
    this.declarations = declarations;
    this.changes = changes;
    this.parallel = new ParallelRuns(declarations);
    this.executors = new Executors(declarations, terms);
    this.futures = new FutureSteps(libraries, declarations);
  }

  /**
   * Whether the function is run by the thread that comes to it, before the call it is given to
   * returns.
   */
  boolean isInline(TreePath function) {
    return changes.runsInline(function) && parallel.of(function).isEmpty();
  }

  /**
   * The body around a place that one thread runs from its beginning: functions run inline left out.
   */
  TreePath bodyOf(TreePath place) {
    TreePath body = Trees.enclosingBody(place);
    while (body != null && body.getLeaf() instanceof LambdaExpressionTree && isInline(body)) {
      body = Trees.enclosingBody(body);
    }
    return body;
  }

  /** All the runs of a function; empty if it is not known to get onto another thread. */
  List<TaskRun> of(TreePath function) {
    Search search = new Search(function);
    search.follow(function, /* handle= */ null, /* collected= */ false);
    return search.found;
  }

  private final class Search {
    private final TreePath function;
    private final Set<Tree> seen = new HashSet<>();
    final List<TaskRun> found = new ArrayList<>();

    Search(TreePath function) {
      this.function = function;
    }

    /**
     * Follows the value of an expression to where it is run.
     *
     * @param handle the thread object that the function has been put into
     * @param collected whether the value is a container of functions
     */
    void follow(TreePath value, Tree handle, boolean collected) {
      if (!seen.add(value.getLeaf())) {
        return;
      }
      if (value.getLeaf() instanceof NewClassTree made
          && Trees.symbol(made) instanceof MethodSymbol constructor
          && ThreadEntries.onlyWraps(constructor)
          && handle == null) {
        handle = made;
      }
      TreePath parent = Trees.bareParent(value);
      Tree tree = parent.getLeaf();
      if (tree instanceof ConditionalExpressionTree || tree instanceof NewArrayTree) {
        follow(parent, handle, collected || tree instanceof NewArrayTree);
      } else if (tree instanceof VariableTree variable) {
        reads(Trees.symbol(variable), handle, collected);
      } else if (tree instanceof AssignmentTree assignment) {
        boolean element = Trees.bare(assignment.getVariable()) instanceof ArrayAccessTree;
        reads(Trees.symbol(target(assignment)), handle, collected || element);
      } else if (tree instanceof EnhancedForLoopTree loop) {
        reads(Trees.symbol(loop.getVariable()), handle, collected);
      } else if (tree instanceof ArrayAccessTree) {
        follow(parent, handle, collected);
      } else if (tree instanceof LambdaExpressionTree || tree instanceof ReturnTree) {
        fromStream(parent, handle);
      } else if (tree instanceof MemberSelectTree
          && parent.getParentPath().getLeaf() instanceof MethodInvocationTree call) {
        calledOn(call, parent.getParentPath(), handle, collected);
      } else if (tree instanceof MethodInvocationTree || tree instanceof NewClassTree) {
        argument(value, parent, handle, collected);
      }
    }

    private static ExpressionTree target(AssignmentTree assignment) {
      ExpressionTree target = Trees.bare(assignment.getVariable());
      return target instanceof ArrayAccessTree element ? element.getExpression() : target;
    }

    private void reads(Object variable, Tree handle, boolean collected) {
      if (variable instanceof VarSymbol local && !(local.owner instanceof TypeSymbol)) {
        declarations.readsOf(local).forEach(read -> follow(read, handle, collected));
      }
    }

    /** {@code items.stream().map(item -> (Runnable) () -> …)}: the stream holds the function. */
    private void fromStream(TreePath result, Tree handle) {
      TreePath body =
          result.getLeaf() instanceof LambdaExpressionTree ? result : Trees.enclosingBody(result);
      if (body.getLeaf() instanceof LambdaExpressionTree
          && changes.runsInline(body)
          && body.getParentPath().getLeaf() instanceof MethodInvocationTree) {
        follow(body.getParentPath(), handle, /* collected= */ true);
      }
    }

    private void calledOn(
        MethodInvocationTree call, TreePath path, Tree handle, boolean collected) {
      if (!(Trees.symbol(call) instanceof MethodSymbol method)) {
        return;
      }
      String name = method.name.toString();
      if (ThreadEntries.starts(method)) {
        add(path, handle == null ? call : handle, method, collected);
      } else if (FOR_EACH.contains(name) && call.getArguments().size() == 1) {
        eachGivenTo(new TreePath(path, call.getArguments().get(0)), handle);
      } else if (PASS_ON.contains(name)) {
        follow(path, handle, collected);
      }
    }

    /** {@code tasks.forEach(executor::submit)}, or a lambda that does it. */
    private void eachGivenTo(TreePath consumer, Tree handle) {
      if (consumer.getLeaf() instanceof LambdaExpressionTree lambda
          && lambda.getParameters().size() == 1) {
        reads(Trees.symbol(lambda.getParameters().get(0)), handle, /* collected= */ true);
      } else if (consumer.getLeaf() instanceof MemberReferenceTree reference
          && Trees.symbol(reference) instanceof MethodSymbol method
          && (ThreadEntries.starts(method) || libraries.takesTasks(method))) {
        add(consumer.getParentPath(), consumer.getParentPath().getLeaf(), method, true);
      }
    }

    private void argument(TreePath value, TreePath path, Tree handle, boolean collected) {
      if (!(Trees.symbol(path.getLeaf()) instanceof MethodSymbol method)) {
        return;
      }
      if (parallel.of(value).isPresent()) {
        TreePath pipeline = parallel.of(value).get();
        found.add(
            new TaskRun(
                function,
                pipeline,
                pipeline.getLeaf(),
                "a parallel stream's thread",
                Optional.empty(),
                /* single= */ false,
                /* waited= */ true,
                /* parallel= */ true,
                collected));
      } else if (libraries.takesTasks(method) || futures.runsElsewhere(path)) {
        if (ThreadEntries.onlyWraps(method)) {
          follow(path, path.getLeaf(), collected);
        } else {
          add(path, path.getLeaf(), method, collected);
        }
      } else if (PASS_ON.contains(method.name.toString())) {
        follow(path, handle, /* collected= */ true);
      } else if (path.getLeaf() instanceof MethodInvocationTree call) {
        if (PUT_IN.contains(method.name.toString()) && Trees.receiver(call) != null) {
          reads(Trees.symbol(Trees.receiver(call)), handle, /* collected= */ true);
        } else {
          parameter(method, call.getArguments().indexOf(value.getLeaf()), path, collected);
        }
      }
    }

    /** A method of the program that hands on what it is given. */
    private void parameter(MethodSymbol method, int index, TreePath call, boolean collected) {
      if (index < 0
          || index >= method.getParameters().size()
          || declarations.method(method).isEmpty()) {
        return;
      }
      Search inside = new Search(function);
      inside.seen.addAll(seen);
      inside.reads(method.getParameters().get(index), null, collected);
      for (TaskRun run : inside.found) {
        found.add(
            new TaskRun(
                function,
                call,
                call.getLeaf(),
                run.thread(),
                run.executor(),
                run.single(),
                run.waited() || Joins.isIn(declarations.method(method).get(), declarations),
                run.parallel(),
                collected));
      }
    }

    private void add(TreePath call, Tree handle, MethodSymbol method, boolean collected) {
      Executors.Executor executor = executors.of(call);
      if (executor.isDirect()) {
        return;
      }
      found.add(
          new TaskRun(
              function,
              call,
              handle,
              ThreadEntries.threadOf(method),
              executor.name(),
              executor.isSingle(),
              ThreadEntries.waitsForItsTasks(method),
              /* parallel= */ false,
              collected));
    }
  }
}
