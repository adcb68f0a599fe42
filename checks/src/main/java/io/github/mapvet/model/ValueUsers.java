package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.ExecutorKind;
import io.github.mapvet.knowledge.Safety;
import io.github.mapvet.knowledge.ThreadEntries;
import io.github.mapvet.knowledge.ValueCalls;
import io.github.mapvet.model.HeldValues.ValueUse;
import io.github.mapvet.model.MapValue.Shape;
import io.github.mapvet.model.Use.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Under what conditions a value of a map is used: who does it, and what keeps others away. */
final class ValueUsers {
  private static final ImmutableSet<String> PUT = ImmutableSet.of("put", "putIfAbsent", "replace");

  private final Program program;
  private final ParallelRuns parallel;
  private final Map<VarSymbol, List<TreePath>> insertions = new HashMap<>();

  ValueUsers(Program program) {
    this.program = program;
    this.parallel = new ParallelRuns(program.declarations);
  }

  ValueUse of(MapValue value, Kind kind, TreePath where, MapValues values) {
    boolean inHands = values.isInHands(value, where);
    ImmutableSet.Builder<LockPath> locks = ImmutableSet.builder();
    for (LockPath held : program.locks.at(where)) {
      locks.add(
          new LockPath(seenFromOwner(general(held.object(), value, values), value), held.mode()));
    }
    locks.addAll(monitors(where, values));
    if (inHands && program.containers.safetyOf(value.map().variable()) == Safety.SYNCHRONIZED) {
      // Every method of a synchronized map holds its monitor.
      locks.add(LockPath.exclusive(seenFromOwner(value.map(), value)));
    }
    boolean ofField = value.map() instanceof Term.Field;
    Use use =
        new Use(
            value.map(),
            kind,
            where,
            locks.build(),
            program.roots.of(where),
            value.own()
                || (ofField
                    ? program.ownership.isOwned(value.map(), where)
                        || program.roots.isConstruction(where)
                    : !isOnOtherThread(where) && !isAfterTask(where, value.map().variable())));
    return new ValueUse(use, inHands, ofField ? !isOneThread(use) : isRepeated(use));
  }

  // Locks

  private static Term seenFromOwner(Term lock, MapValue value) {
    return value.map() instanceof Term.Field field
            && field.symbol().owner instanceof TypeSymbol t
            && !(field.of() instanceof Term.Type)
        ? lock.substitute(Map.of(field.of(), new Term.This(t)))
        : lock;
  }

  /**
   * A lock by where it comes from: the value's own monitor whatever local holds the value, a lock
   * for each key whatever the key.
   */
  private Term general(Term lock, MapValue value, MapValues values) {
    if (lock instanceof Term.Local local) {
      Optional<MapValue> held = values.ofVariable(local.symbol()).filter(v -> v.depth() > 0);
      if (held.isPresent()) {
        return new Term.Value(held.get().map().variable(), held.get().depth());
      }
      return madeBy(local.symbol()).map(t -> general(t, value, values)).orElse(lock);
    }
    if (lock instanceof Term.Call call) {
      boolean ofMap =
          call.of().variable() == value.map().variable()
              && ValueCalls.giveValue(call.method().name.toString());
      return ofMap
          ? new Term.Value(value.map().variable(), 1)
          : new Term.Call(call.of(), call.method(), ImmutableList.of());
    }
    return lock instanceof Term.Operator operator && operator.kind() == Tree.Kind.ARRAY_ACCESS
        ? new Term.Operator(operator.kind(), operator.operands().subList(0, 1))
        : lock;
  }

  /**
   * {@code synchronized (map.get(key)) { … }}: whose monitor it is can be seen where it is taken.
   */
  private ImmutableSet<LockPath> monitors(TreePath place, MapValues values) {
    ImmutableSet.Builder<LockPath> held = ImmutableSet.builder();
    for (TreePath p = place; p != null && !isBorder(p); p = p.getParentPath()) {
      if (p.getLeaf() instanceof SynchronizedTree locked
          && Trees.isWithin(place, locked.getBlock())) {
        values
            .of(new TreePath(p, locked.getExpression()))
            .filter(v -> v.depth() > 0 && v.shape() == Shape.ITSELF)
            .map(v -> LockPath.exclusive(new Term.Value(v.map().variable(), v.depth())))
            .ifPresent(held::add);
      }
    }
    return held.build();
  }

  private boolean isBorder(TreePath path) {
    return path.getLeaf() instanceof MethodTree
        || path.getLeaf() instanceof ClassTree
        || (path.getLeaf() instanceof LambdaExpressionTree && !isInline(path));
  }

  private Optional<Term> madeBy(VarSymbol local) {
    return program.declarations.hasOneValue(local)
        ? program
            .terms
            .of(program.declarations.valuesOf(local).get(0))
            .filter(t -> !(t instanceof Term.Local))
        : Optional.empty();
  }

  // Threads

  /** Whether only one thread makes a use: a thread object's own, or a timer's. */
  private static boolean isOneThread(Use use) {
    if (use.roots().size() != 1) {
      return false;
    }
    ThreadRoot root = Iterables.getOnlyElement(use.roots());
    if (root.kind() != ThreadRoot.Kind.TASK || root.tree() == null || isInOrder(use)) {
      return isInOrder(use);
    }
    if (root.tree() instanceof MethodTree
        && Trees.symbol(root.tree()) instanceof MethodSymbol method) {
      return ThreadEntries.isThread((TypeSymbol) method.owner)
          || method.owner == use.container().variable().owner;
    }
    TreePath function = TreePath.getPath(use.path().getCompilationUnit(), root.tree());
    Tree taker = function == null ? null : Trees.bareParent(function).getLeaf();
    return taker instanceof NewClassTree
        || (taker instanceof MethodInvocationTree call
            && Trees.methodName(call).startsWith("schedule"));
  }

  /** Whether one thread runs all the tasks that come here, one after the other. */
  private static boolean isInOrder(Use use) {
    return !use.roots().isEmpty()
        && use.roots().stream().allMatch(r -> r.carrier().kind() == ExecutorKind.SINGLE);
  }

  /** Whether a place is in a function that other threads run. */
  private boolean isOnOtherThread(TreePath place) {
    return isInParallel(place)
        || program.roots.of(place).stream().anyMatch(r -> r.kind() == ThreadRoot.Kind.TASK);
  }

  private boolean isAfterTask(TreePath place, VarSymbol map) {
    int here = Trees.start(place.getLeaf());
    boolean[] after = {false};
    program
        .declarations
        .variable(map)
        .map(Trees::enclosingBody)
        .ifPresent(
            body ->
                new TreePathScanner<Void, Void>() {
                  @Override
                  public Void visitIdentifier(IdentifierTree tree, Void unused) {
                    after[0] |=
                        Trees.symbol(tree) == map
                            && Trees.start(tree) < here
                            && !isInParallel(getCurrentPath())
                            && isOnOtherThread(getCurrentPath());
                    return null;
                  }
                }.scan(body, null));
    return after[0];
  }

  private boolean isInParallel(TreePath place) {
    for (TreePath p = place; p != null && !(p.getLeaf() instanceof ClassTree); ) {
      if (parallel.isParallel(p)) {
        return true;
      }
      p = p.getParentPath();
    }
    return false;
  }

  /** Whether the task with a use is made more than once while the map lives. */
  private boolean isRepeated(Use use) {
    if (isInParallel(use.path())) {
      return true;
    }
    if (isInOrder(use) || !isOnOtherThread(use.path())) {
      return false;
    }
    Tree scope =
        program
            .declarations
            .variable(use.container().variable())
            .map(d -> d.getParentPath().getLeaf())
            .orElse(null);
    boolean inTask = false;
    for (TreePath p = use.path(); p != null && p.getLeaf() != scope; p = p.getParentPath()) {
      boolean again = isLoop(p.getLeaf()) || isInline(p);
      if (inTask && again) {
        return true;
      }
      inTask |=
          p.getLeaf() instanceof ClassTree
              || (p.getLeaf() instanceof LambdaExpressionTree && !isInline(p));
    }
    return false;
  }

  private boolean isInline(TreePath path) {
    return path.getLeaf() instanceof LambdaExpressionTree && program.changes.runsInline(path);
  }

  private static boolean isLoop(Tree tree) {
    return tree instanceof EnhancedForLoopTree
        || tree instanceof ForLoopTree
        || tree instanceof WhileLoopTree
        || tree instanceof DoWhileLoopTree;
  }

  /** Whether an expression is what a method returns. */
  boolean isReturned(TreePath expression) {
    return Trees.bareParent(expression).getLeaf() instanceof ReturnTree;
  }

  // Values put in by name

  /**
   * A container that was put into a map before: {@code map.putIfAbsent(key, list)}, then {@code
   * list.add(…)}. What one method still fills right after a plain {@code put} is another fault: a
   * publication too early.
   */
  Optional<MapValue> insertedBefore(TreePath path, MapValues values) {
    if (!(Trees.symbol(path.getLeaf()) instanceof VarSymbol local)
        || local.owner instanceof TypeSymbol
        || path.getLeaf() instanceof MethodInvocationTree
        || program.containers.typeOf(local.type).isEmpty()
        || !program.containers.isMadeHere(local)) {
      return Optional.empty();
    }
    return insertions.computeIfAbsent(local, this::insertionsOf).stream()
        .filter(call -> isBefore(call, path))
        .map(call -> values.of(new TreePath(call, Trees.receiver((ExpressionTree) call.getLeaf()))))
        .flatMap(Optional::stream)
        .filter(MapValue::isMap)
        .map(map -> map.below(Shape.ITSELF, local.type))
        .findFirst();
  }

  private static boolean isBefore(TreePath call, TreePath place) {
    boolean conditional =
        Trees.methodName((MethodInvocationTree) call.getLeaf()).equals("putIfAbsent");
    return Trees.start(call.getLeaf()) < Trees.start(place.getLeaf())
        && !Trees.isWithin(place, call.getLeaf())
        && (conditional
            || Trees.enclosingBody(call).getLeaf() != Trees.enclosingBody(place).getLeaf());
  }

  private List<TreePath> insertionsOf(VarSymbol local) {
    List<TreePath> calls = new ArrayList<>();
    program
        .declarations
        .variable(local)
        .map(Trees::enclosingBody)
        .ifPresent(
            body ->
                new TreePathScanner<Void, Void>() {
                  @Override
                  public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
                    if (PUT.contains(Trees.methodName(tree))
                        && Trees.receiver(tree) != null
                        && tree.getArguments().stream().anyMatch(a -> Trees.symbol(a) == local)) {
                      calls.add(getCurrentPath());
                    }
                    return super.visitMethodInvocation(tree, null);
                  }
                }.scan(body, null));
    return calls;
  }
}
