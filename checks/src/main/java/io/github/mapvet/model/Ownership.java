package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.Safety;
import io.github.mapvet.knowledge.ValueCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether a container can be reached from one thread only so far. */
public final class Ownership {
  /** Calls that take an element out of a container and give it to the caller. */
  private static final ImmutableSet<String> TAKE_OUT =
      ImmutableSet.of(
          "pollFirst", "pollLast", "poll", "pop", "remove", "removeFirst", "removeLast", "take");

  private final Declarations declarations;
  private final Containers containers;
  private final Changes changes;

  Ownership(Declarations declarations, Containers containers, Changes changes) {
    this.changes = changes;
    this.declarations = declarations;
    this.containers = containers;
  }

  /**
   * Whether no other thread can touch the container while the code at {@code place} runs.
   *
   * @param container the container under its views
   * @param place path of the access
   */
  public boolean isOwned(Term container, TreePath place) {
    if (container.root() instanceof Term.Local local) {
      return container instanceof Term.Field
          ? isFreshObject(local.symbol(), place) || isTakenOut(local.symbol())
          : isThreadLocal(local.symbol()) || isLegacy(local.symbol()) || isConfined(local.symbol());
    }
    return isUnderConstruction(container, place);
  }

  /** A local with an object made here that has not been given away yet, but perhaps returned. */
  private boolean isFreshObject(VarSymbol local, TreePath place) {
    return isFreshObject(local, place, leak -> false);
  }

  /**
   * The same where some ways to give the object away are known to keep it from others.
   *
   * @param isKeptFromOthers tells those, by the place where the local is named
   */
  boolean isFreshObject(VarSymbol local, TreePath place, Predicate<TreePath> isKeptFromOthers) {
    return declarations.hasOneValue(local)
        && isMade(declarations.valuesOf(local).get(0))
        && declarations
            .variable(local)
            .filter(d -> Trees.enclosingBody(d) != null)
            .filter(
                d ->
                    leaks(local, d).stream()
                        .allMatch(l -> isKeptFromOthers.test(l) || comesLater(l, place, d)))
            .isPresent();
  }

  /** {@code new Job()}, or a method of the program that gives nothing else. */
  private boolean isMade(TreePath value) {
    return value.getLeaf() instanceof NewClassTree
        || (value.getLeaf() instanceof MethodInvocationTree call
            && Trees.symbol(call) instanceof MethodSymbol method
            && declarations
                .method(method)
                .flatMap(Trees::onlyResult)
                .filter(made -> made.getLeaf() instanceof NewClassTree)
                .isPresent());
  }

  /** Whether an object is given away after a place, and not in the round of a loop before it. */
  private static boolean comesLater(TreePath leak, TreePath place, TreePath declaration) {
    TreePath body = Trees.enclosingBody(declaration);
    if (!Trees.isWithin(place, body.getLeaf())
        || Trees.isWithin(place, leak.getLeaf())
        || !Trees.isEvaluatedBefore(place, leak)) {
      return false;
    }
    TreePath p = Trees.commonAncestor(place, leak);
    while (!Trees.isWithin(declaration, p.getLeaf())) {
      if (ControlFlow.isLoop(p.getLeaf())) {
        return false;
      }
      p = p.getParentPath();
    }
    return true;
  }

  /** {@code job = jobs.remove(id)}: nobody else finds it there any more. */
  private boolean isTakenOut(VarSymbol local) {
    return declarations.hasOneValue(local)
        && declarations.valuesOf(local).get(0).getLeaf() instanceof MethodInvocationTree call
        && TAKE_OUT.contains(Trees.methodName(call))
        && Trees.receiver(call) != null
        && containers.typeOf(Trees.receiver(call)).isPresent();
  }

  /**
   * Whether a local holds what a field held until the field was given something else, before {@code
   * place}: nobody else can get at it any more.
   *
   * @param local a local that is an alias of the field
   */
  boolean isDetached(VarSymbol local, VarSymbol field, TreePath place) {
    Optional<TreePath> declaration = declarations.variable(local);
    if (declaration.isEmpty() || !declarations.hasOneValue(local)) {
      return false;
    }
    Tree body = Trees.enclosingBody(declaration.get()).getLeaf();
    int taken = Trees.start(declaration.get().getLeaf());
    int used = Trees.start(place.getLeaf());
    return Stream.concat(declarations.valuesOf(field).stream(), declarations.heldBy(field).stream())
        .filter(v -> isStore(v.getParentPath().getLeaf()))
        .filter(v -> Trees.symbol(v.getLeaf()) != local)
        .filter(v -> Trees.enclosingBody(v).getLeaf() == body)
        .mapToInt(v -> Trees.start(v.getLeaf()))
        .anyMatch(start -> taken < start && start < used);
  }

  private static boolean isStore(Tree tree) {
    return tree instanceof AssignmentTree || tree instanceof MethodInvocationTree;
  }

  /**
   * A local that only ever holds containers made here, and is used for nothing but calls on them; a
   * return gives it away when all is done.
   */
  private boolean isConfined(VarSymbol local) {
    boolean fresh =
        !declarations.valuesOf(local).isEmpty()
            && declarations.valuesOf(local).stream().allMatch(this::isFresh);
    return fresh && declarations.variable(local).filter(d -> leaks(local, d).isEmpty()).isPresent();
  }

  private boolean isFresh(TreePath value) {
    return value.getLeaf().getKind() == Tree.Kind.NULL_LITERAL
        || (containers.typeOf((ExpressionTree) value.getLeaf()).isPresent()
            && containers.resolve(value).isEmpty()
            && !isValueOfMap(value));
  }

  /** {@code rows.computeIfAbsent(row, r -> new ConcurrentHashMap<>())}: others find it there. */
  private static boolean isValueOfMap(TreePath value) {
    return Trees.bare(value).getLeaf() instanceof MethodInvocationTree call
        && Trees.receiver(call) != null
        && ValueCalls.giveValue(Trees.methodName(call));
  }

  /** Where a local's object is given away: the name, or the function that captures it. */
  List<TreePath> leaks(VarSymbol local, TreePath declaration) {
    TreePath body = Trees.enclosingBody(declaration);
    List<TreePath> leaks = new ArrayList<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree tree, Void unused) {
        if (Trees.symbol(tree) == local) {
          Tree parent = getCurrentPath().getParentPath().getLeaf();
          boolean calledOn = parent instanceof MemberSelectTree || parent instanceof ReturnTree;
          boolean sameBody = runsIn(getCurrentPath(), body);
          if (!calledOn || !sameBody) {
            leaks.add(sameBody ? getCurrentPath() : functionIn(body, getCurrentPath()));
          }
        }
        return null;
      }
    }.scan(body, null);
    return leaks;
  }

  /** The outermost function or class around a place in a body. */
  private static TreePath functionIn(TreePath body, TreePath place) {
    TreePath function = place;
    for (TreePath p = place; p.getLeaf() != body.getLeaf(); p = p.getParentPath()) {
      if (p.getLeaf() instanceof LambdaExpressionTree || p.getLeaf() instanceof ClassTree) {
        function = p;
      }
    }
    return function;
  }

  /**
   * A field of {@code this} in a constructor or initialiser, or a static one in a static
   * initialiser.
   */
  private static boolean isUnderConstruction(Term container, TreePath place) {
    Term named = container instanceof Term.Held held ? held.of() : container;
    if (!(named instanceof Term.Field field)) {
      return false;
    }
    TreePath body = Trees.enclosingBody(place);
    if (body.getLeaf() instanceof ClassTree) {
      return field.symbol().owner == Trees.symbol(body.getLeaf());
    }
    return Trees.symbol(body.getLeaf()) instanceof MethodSymbol method
        && method.isConstructor()
        && method.owner == field.symbol().owner
        && !field.symbol().isStatic();
  }

  /** Whether a tree is evaluated by the method itself, also in a function that it runs at once. */
  private boolean runsIn(TreePath place, TreePath method) {
    TreePath body = Trees.enclosingBody(place);
    while (body.getLeaf() instanceof LambdaExpressionTree && changes.runsInline(body)) {
      body = Trees.enclosingBody(body);
    }
    return body.getLeaf() == method.getLeaf();
  }

  /** {@code Thread.currentThread()}, or a local that holds it. */
  boolean isCurrentThread(Term term) {
    if (term instanceof Term.Local local && declarations.hasOneValue(local.symbol())) {
      TreePath value = declarations.valuesOf(local.symbol()).get(0);
      return Trees.symbol(value.getLeaf()) instanceof MethodSymbol method
          && isCurrentThread(method);
    }
    return term instanceof Term.Call call
        && (isCurrentThread(call.method()) || isCurrentThread(call.of()));
  }

  static boolean isCurrentThread(MethodSymbol method) {
    return method.name.contentEquals("currentThread")
        && method.owner.getQualifiedName().contentEquals("java.lang.Thread");
  }

  /** {@code threadLocal.get()}: what it gives belongs to the thread that asks. */
  private boolean isThreadLocal(VarSymbol local) {
    return declarations.valuesOf(local).stream()
        .anyMatch(
            value ->
                Trees.symbol(value.getLeaf()) instanceof MethodSymbol method
                    && method.owner.getQualifiedName().contentEquals("java.lang.ThreadLocal"));
  }

  /** A legacy synchronized class is no sign of sharing where it only passes through. */
  private boolean isLegacy(VarSymbol local) {
    return containers.typeOf(local).filter(t -> t.safety() == Safety.SYNCHRONIZED).isPresent()
        || local.type.tsym.getQualifiedName().contentEquals("java.util.Properties");
  }
}
