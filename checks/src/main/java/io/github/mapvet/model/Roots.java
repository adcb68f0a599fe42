package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import io.github.mapvet.knowledge.ExecutorKind;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.knowledge.SharedObjects;
import io.github.mapvet.knowledge.ThreadEntries;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * On which threads code may run: a private method on those of its callers, a function where it is
 * handed to.
 */
public final class Roots {
  private final Libraries libraries;
  private final Declarations declarations;
  private final Changes changes;
  private final Carriers carriers;
  private final ParallelRuns parallel;
  private final FutureSteps futures;
  private final TaskRuns tasks;
  private final StartUps startUps;
  private final Reach reach;
  private final Map<MethodSymbol, ImmutableSet<ThreadRoot>> methods = new HashMap<>();

  Roots(
      Libraries libraries,
      Declarations declarations,
      Terms terms,
      Changes changes,
      StartUps startUps,
      Reach reach) {
    this.startUps = startUps;
    this.reach = reach;
    this.libraries = libraries;
    this.carriers = new Carriers(declarations, terms);
    this.tasks = new TaskRuns(libraries, declarations, terms, changes);
    this.declarations = declarations;
    this.changes = changes;
    this.parallel = new ParallelRuns(declarations);
    this.futures = new FutureSteps(libraries, declarations);
  }

  /**
   * The roots that reach a place; empty for constructors, initialisers and code that nobody calls.
   */
  public ImmutableSet<ThreadRoot> of(TreePath place) {
    return of(place, new HashSet<>());
  }

  private ImmutableSet<ThreadRoot> of(TreePath place, Set<MethodSymbol> asked) {
    if (place.getLeaf() instanceof MemberReferenceTree && !isInline(place)) {
      return ofFunction(place, asked);
    }
    TreePath body = Trees.enclosingBody(place);
    if (body == null || body.getLeaf() instanceof ClassTree || JoinCalls.isAfter(place, body)) {
      return ImmutableSet.of();
    }
    if (body.getLeaf() instanceof LambdaExpressionTree) {
      return ofFunction(body, asked);
    }
    return Trees.symbol(body.getLeaf()) instanceof MethodSymbol method
        ? ofMethod(method, body, asked)
        : ImmutableSet.of();
  }

  private ImmutableSet<ThreadRoot> ofFunction(TreePath function, Set<MethodSymbol> asked) {
    if (isInline(function)) {
      return of(function, asked);
    }
    if (parallel.isParallel(function)) {
      Carrier threads =
          new Carrier(
              ExecutorKind.MANY,
              Optional.empty(),
              /* many= */ true,
              parallel.of(function).orElseThrow());
      return ImmutableSet.of(new ThreadRoot(ThreadRoot.Kind.PARALLEL, function.getLeaf(), threads));
    }
    if (function.getParentPath().getLeaf() instanceof VariableTree) {
      List<TaskRun> runs = tasks.of(function);
      if (!runs.isEmpty()) {
        return ImmutableSet.of(
            new ThreadRoot(
                ThreadRoot.Kind.TASK, function.getLeaf(), carriers.of(runs.get(0).where())));
      }
    }
    TreePath given = function.getParentPath();
    return ImmutableSet.of(
        isTask(function)
            ? new ThreadRoot(ThreadRoot.Kind.TASK, function.getLeaf(), carriers.of(given))
            : new ThreadRoot(ThreadRoot.Kind.CALLBACK, function.getLeaf(), Carrier.NOT_KNOWN));
  }

  private boolean isInline(TreePath function) {
    return changes.runsInline(function) && !parallel.isParallel(function);
  }

  /** Whether a function or an object stands where it is handed to what runs it as a task. */
  boolean isTask(TreePath function) {
    Tree parent = function.getParentPath().getLeaf();
    return (parent instanceof MethodInvocationTree || parent instanceof NewClassTree)
        && Trees.symbol(parent) instanceof MethodSymbol method
        && (libraries.takesTasks(method) || futures.runsElsewhere(function.getParentPath()));
  }

  private ImmutableSet<ThreadRoot> ofMethod(
      MethodSymbol method, TreePath body, Set<MethodSymbol> asked) {
    ImmutableSet<ThreadRoot> known = methods.get(method);
    if (known != null) {
      return known;
    }
    boolean isStart = asked.isEmpty();
    if (!asked.add(method)) {
      return ImmutableSet.of();
    }
    ImmutableSet.Builder<ThreadRoot> roots = ImmutableSet.builder();
    if (isTaskMethod(method)) {
      roots.add(ofTaskMethod(body));
    } else if (!method.isPrivate()
        && !method.isConstructor()
        && (!declarations.isInternal(method)
            || Locking.isForOthers(method, declarations, libraries))) {
      roots.add(ThreadRoot.ANY_CALLER);
    }
    if (declarations.isInternal(method)) {
      declarations.callsOf(method).stream()
          .filter(call -> !Annotations.isForTests(call))
          .forEach(call -> roots.addAll(of(call, asked)));
    }
    for (TreePath reference : declarations.referencesOf(method)) {
      roots.addAll(ofFunction(reference, asked));
    }
    ImmutableSet<ThreadRoot> all = roots.build();
    if (isStart) {
      // Each method is visited once on the way: only the answer for the first one is complete.
      methods.put(method, all);
    }
    return all;
  }

  /**
   * A task class's method. The task is given to a thread, as far as can be seen: an anonymous or
   * local one must be handed over where it is made, unless it is a thread itself.
   */
  private ThreadRoot ofTaskMethod(TreePath method) {
    TreePath type = method.getParentPath();
    ClassSymbol symbol = (ClassSymbol) Trees.symbol(type.getLeaf());
    TreePath made = type.getParentPath();
    boolean hasName = !symbol.name.isEmpty() && !(symbol.owner instanceof MethodSymbol);
    boolean handedOver = made.getLeaf() instanceof NewClassTree && isTask(made);
    boolean thread = ThreadEntries.isThread(symbol);
    Carrier carrier =
        thread
            ? Carrier.THREAD
            : handedOver ? carriers.of(made.getParentPath()) : Carrier.NOT_KNOWN;
    return new ThreadRoot(
        hasName || thread || handedOver ? ThreadRoot.Kind.TASK : ThreadRoot.Kind.CALLBACK,
        method.getLeaf(),
        carrier);
  }

  /** Whether a method is run by a thread of its own: a task's, or the finalizer. */
  static boolean isTaskMethod(MethodSymbol method) {
    return method.getParameters().isEmpty()
        && (method.name.contentEquals("finalize") || ThreadEntries.isTaskMethod(method));
  }

  /**
   * Whether a method runs only while an object is being made: in a constructor, before a framework
   * puts the object to use, or private and called from there only.
   */
  public boolean isConstruction(TreePath place) {
    return isConstruction(place, new HashSet<>()) || startUps.isBeforeUse(place);
  }

  private boolean isConstruction(TreePath place, Set<MethodSymbol> asked) {
    TreePath body = Trees.enclosingBody(place);
    if (body == null || body.getLeaf() instanceof ClassTree) {
      return body != null;
    }
    if (body.getLeaf() instanceof LambdaExpressionTree) {
      return changes.runsInline(body) && isConstruction(body, asked);
    }
    if (!(body.getLeaf() instanceof MethodTree)
        || !(Trees.symbol(body.getLeaf()) instanceof MethodSymbol method)) {
      return false;
    }
    return method.isConstructor()
        || isSetUp(method, (MethodTree) body.getLeaf())
        || isInitialiser(method, place, asked);
  }

  private static boolean isSetUp(MethodSymbol method, MethodTree tree) {
    return SharedObjects.isSetUp(method)
        || SharedObjects.setUpAnnotations().stream().anyMatch(a -> Annotations.has(tree, a));
  }

  private boolean isInitialiser(MethodSymbol method, TreePath place, Set<MethodSymbol> asked) {
    if (!declarations.isInternal(method)
        || Locking.isForOthers(method, declarations, libraries)
        || !asked.add(method)) {
      return false;
    }
    List<TreePath> calls =
        declarations.callsOf(method).stream()
            .filter(c -> reach.reaches((MethodInvocationTree) c.getLeaf(), place))
            .toList();
    return !calls.isEmpty()
        && declarations.referencesOf(method).isEmpty()
        && calls.stream().allMatch(c -> isConstruction(c, asked));
  }
}
