package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import io.github.mapvet.knowledge.ContainerTypes.ContainerType;
import io.github.mapvet.knowledge.FunctionRuns;
import io.github.mapvet.knowledge.InlineCalls;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.model.ContainerRef.Via;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * Which containers a piece of code changes structurally, itself or through methods whose source is
 * at hand. Calls are followed breadth first, so that the shortest way is the one reported, and
 * {@value #DEEPEST} deep at most.
 */
public final class Changes {
  private static final int DEEPEST = 4;

  /**
   * {@code Collections.m(list, …)} that change their first argument in a way that iterators notice.
   */
  private static final ImmutableSet<String> STATIC_WRITES = ImmutableSet.of("addAll", "sort");

  private static final ImmutableSet<String> ITERATOR_WRITES = ImmutableSet.of("add", "remove");

  private static final ImmutableSet<String> CACHE_WRITES =
      ImmutableSet.of("invalidate", "invalidateAll", "put", "putAll");

  private final Types types;
  private final Declarations declarations;
  private final Terms terms;
  private final Containers containers;
  private final Set<MethodSymbol> beingAsked = new HashSet<>();
  private final Map<MethodSymbol, Summary> summaries = new HashMap<>();

  Changes(Types types, Declarations declarations, Terms terms, Containers containers) {
    this.types = types;
    this.declarations = declarations;
    this.terms = terms;
    this.containers = containers;
  }

  /**
   * A call of a method whose source is at hand.
   *
   * @param seen what the method's {@code this} and parameters are for the caller, as far as they
   *     are terms
   */
  private record Outgoing(TreePath where, MethodSymbol method, ImmutableMap<Term, Term> seen) {}

  /** What a piece of code does itself. */
  private record Summary(List<Change> changes, List<Outgoing> calls) {}

  /** A method reached on the way from the code that was asked about. */
  private record Step(Outgoing call, ImmutableMap<Term, Term> seen, ImmutableList<TreePath> way) {}

  /**
   * The changes of one container that a piece of code may make before control leaves it, on the
   * same thread.
   *
   * @param code path of a statement, an expression or a function
   * @param container the container under its views
   */
  public List<Change> of(Term container, TreePath code) {
    Summary summary = summarize(code);
    List<Change> found = new ArrayList<>();
    summary.changes.stream().filter(c -> c.base().equals(container)).forEach(found::add);
    Queue<Step> next = new ArrayDeque<>();
    for (Outgoing call : summary.calls) {
      next.add(new Step(call, call.seen, ImmutableList.of(call.where)));
    }
    Set<Object> visited = new HashSet<>();
    while (!next.isEmpty()) {
      Step step = next.remove();
      if (canReach(container, step)
          && visited.add(List.of(step.way.get(0), step.call.method, step.seen))) {
        follow(step, container, found, next);
      }
    }
    return found;
  }

  /**
   * Only a method that is given the container, or the object it hangs on, can change it; a static
   * one any can.
   */
  private static boolean canReach(Term container, Step step) {
    Term root = container.root();
    return root instanceof Term.Type
        || step.seen.values().stream().anyMatch(t -> t.root().equals(root));
  }

  private void follow(Step step, Term container, List<Change> found, Queue<Step> next) {
    Summary summary = summaryOf(step.call.method);
    for (Change change : summary.changes) {
      Change seen = change.calledFrom(step.way, step.seen);
      if (seen.base().equals(container) && isVisible(change.base(), step.seen)) {
        found.add(seen);
      }
    }
    if (step.way.size() < DEEPEST) {
      for (Outgoing call : summary.calls) {
        next.add(new Step(call, compose(call.seen, step.seen), append(step.way, call.where)));
      }
    }
  }

  private static ImmutableList<TreePath> append(ImmutableList<TreePath> way, TreePath call) {
    return ImmutableList.<TreePath>builder().addAll(way).add(call).build();
  }

  /** A local of the called method is not the caller's, even if the method calls itself. */
  private static boolean isVisible(Term base, ImmutableMap<Term, Term> seen) {
    return base.root() instanceof Term.Type || seen.containsKey(base.root());
  }

  private static ImmutableMap<Term, Term> compose(
      ImmutableMap<Term, Term> inner, ImmutableMap<Term, Term> outer) {
    ImmutableMap.Builder<Term, Term> composed = ImmutableMap.builder();
    inner.forEach(
        (mine, caller) -> {
          if (isVisible(caller, outer)) {
            composed.put(mine, caller.substitute(outer));
          }
        });
    return composed.buildOrThrow();
  }

  private Summary summaryOf(MethodSymbol method) {
    Summary known = summaries.get(method);
    if (known == null) {
      known =
          declarations
              .method(method)
              .filter(m -> ((MethodTree) m.getLeaf()).getBody() != null)
              .map(m -> summarize(new TreePath(m, ((MethodTree) m.getLeaf()).getBody())))
              .orElse(new Summary(List.of(), List.of()));
      summaries.put(method, known);
    }
    return known;
  }

  private Summary summarize(TreePath code) {
    Collector collector = new Collector();
    if (code.getLeaf() instanceof LambdaExpressionTree lambda) {
      collector.scan(new TreePath(code, lambda.getBody()), null);
    } else if (code.getLeaf() instanceof MemberReferenceTree reference) {
      collector.addReference(reference, code);
    } else {
      collector.scan(code, null);
    }
    return new Summary(collector.changes, collector.calls);
  }

  /** Whether a function that stands at {@code path} runs before the call it is given to returns. */
  boolean runsInline(TreePath path) {
    Tree parent = path.getParentPath().getLeaf();
    if (!(parent instanceof MethodInvocationTree call)
        || !call.getArguments().contains(path.getLeaf())) {
      return false;
    }
    ExpressionTree receiver = Trees.receiver(call);
    boolean byContainer =
        receiver != null
            && containers.typeOf(receiver).isPresent()
            && Operation.runsItsFunction(Trees.methodName(call));
    if (byContainer || !(Trees.symbol(call) instanceof MethodSymbol method)) {
      // What could not be resolved can only be judged by its name.
      return byContainer || Trees.methodName(call).equals("forEach");
    }
    if (InlineCalls.givesFunction(method)) {
      return runsInline(path.getParentPath());
    }
    return InlineCalls.contains(method)
        || runsItsArgument(method, call.getArguments().indexOf(path.getLeaf()));
  }

  /** A method of the program that does nothing with a function but call it. */
  private boolean runsItsArgument(MethodSymbol method, int index) {
    if (index >= method.getParameters().size() || !beingAsked.add(method)) {
      return false;
    }
    VarSymbol parameter = method.getParameters().get(index);
    Optional<TreePath> body = declarations.method(method);
    boolean[] called = {false};
    boolean[] kept = {false};
    body.ifPresent(
        b ->
            new TreePathScanner<Void, Void>() {
              @Override
              public Void visitIdentifier(IdentifierTree tree, Void unused) {
                if (Trees.symbol(tree) == parameter) {
                  boolean here =
                      isRunHere(getCurrentPath())
                          && Trees.enclosingBody(getCurrentPath()).getLeaf() == b.getLeaf();
                  called[0] |= here;
                  kept[0] |= !here;
                }
                return null;
              }
            }.scan(b, null));
    beingAsked.remove(method);
    return called[0] && !kept[0];
  }

  private boolean isRunHere(TreePath function) {
    return function.getParentPath().getLeaf() instanceof MemberSelectTree || runsInline(function);
  }

  /** The method that gives a cache as a map; empty for what is no cache. */
  private Optional<MethodSymbol> asMap(Type type) {
    if (type == null || !type.hasTag(TypeTag.CLASS)) {
      return Optional.empty();
    }
    for (Type t : types.closure(type)) {
      for (Symbol member :
          t.tsym.members().getSymbolsByName(t.tsym.name.table.fromString("asMap"))) {
        if (member instanceof MethodSymbol method
            && containers.typeOf(method.getReturnType()).isPresent()
            && FunctionRuns.givenBy(method) != FunctionRuns.UNKNOWN) {
          return Optional.of(method);
        }
      }
    }
    return Optional.empty();
  }

  private final class Collector extends TreePathScanner<Void, Void> {
    final List<Change> changes = new ArrayList<>();
    final List<Outgoing> calls = new ArrayList<>();

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
      super.visitMethodInvocation(tree, null);
      TreePath path = getCurrentPath();
      if (!addDirect(tree, path) && Trees.symbol(tree) instanceof MethodSymbol method) {
        addCall(method, Trees.receiver(tree), tree.getArguments(), path);
      }
      return null;
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void unused) {
      TreePath path = getCurrentPath();
      if (tree.getClassBody() == null && Trees.symbol(tree) instanceof MethodSymbol constructor) {
        addCall(constructor, tree.getEnclosingExpression(), tree.getArguments(), path);
      }
      return super.visitNewClass(tree, null);
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
      return runsInline(getCurrentPath()) ? super.visitLambdaExpression(tree, null) : null;
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree tree, Void unused) {
      if (runsInline(getCurrentPath())) {
        addReference(tree, getCurrentPath());
      }
      return super.visitMemberReference(tree, null);
    }

    @Override
    public Void visitClass(ClassTree tree, Void unused) {
      return null;
    }

    private boolean addDirect(MethodInvocationTree call, TreePath path) {
      String name = Trees.methodName(call);
      ExpressionTree receiver = Trees.receiver(call);
      if (receiver == null) {
        return false;
      }
      if (Trees.symbol(call) instanceof MethodSymbol method && method.isStatic()) {
        return method.owner.getQualifiedName().contentEquals("java.util.Collections")
            && STATIC_WRITES.contains(name)
            && addChange(call.getArguments().get(0), name, Optional.empty(), path);
      }
      Optional<ContainerType> type = containers.typeOf(receiver);
      if (type.isPresent()) {
        return Operation.of(type.get().kind(), name, call.getArguments().size()) == Operation.WRITE
            && addChange(receiver, name, firstArgument(call, path), path);
      }
      return (ITERATOR_WRITES.contains(name) && addIteratorChange(receiver, name, path))
          || (CACHE_WRITES.contains(name) && addCacheChange(receiver, name, path));
    }

    /** A cache's own method changes the map that its {@code asMap} gives. */
    private boolean addCacheChange(ExpressionTree cache, String name, TreePath path) {
      Optional<Term> map =
          asMap(Trees.type(cache))
              .flatMap(
                  view ->
                      terms.of(cache, path).map(of -> new Term.Call(of, view, ImmutableList.of())));
      map.ifPresent(
          m ->
              changes.add(
                  new Change(
                      m, name, Optional.empty(), Optional.empty(), path, ImmutableList.of())));
      return map.isPresent();
    }

    private Optional<Term> firstArgument(MethodInvocationTree call, TreePath path) {
      return call.getArguments().isEmpty()
          ? Optional.empty()
          : terms.of(call.getArguments().get(0), path);
    }

    private boolean addChange(
        ExpressionTree container, String name, Optional<Term> key, TreePath path) {
      Optional<ContainerRef> ref =
          containers.resolve(container, path).filter(r -> r.via() != Via.STREAM);
      ref.ifPresent(
          r ->
              changes.add(
                  new Change(r.base(), name, key, Optional.empty(), path, ImmutableList.of())));
      return ref.isPresent();
    }

    private boolean addIteratorChange(ExpressionTree receiver, String name, TreePath path) {
      Optional<ContainerRef> ref =
          containers.resolve(receiver, path).filter(r -> r.via() == Via.ITERATOR);
      if (ref.isEmpty() || !(Trees.symbol(receiver) instanceof VarSymbol iterator)) {
        return false;
      }
      changes.add(
          new Change(
              ref.get().base(),
              name,
              Optional.empty(),
              Optional.of(iterator),
              path,
              ImmutableList.of()));
      return true;
    }

    /** {@code list.forEach(other::remove)}. */
    void addReference(MemberReferenceTree tree, TreePath path) {
      ExpressionTree receiver = tree.getQualifierExpression();
      String name = tree.getName().toString();
      Optional<ContainerType> type = containers.typeOf(receiver);
      if (type.isPresent()) {
        if (Operation.of(type.get().kind(), name, 1) == Operation.WRITE) {
          addChange(receiver, name, Optional.empty(), path);
        }
      } else if (Trees.symbol(tree) instanceof MethodSymbol method) {
        calls.add(new Outgoing(path, method, seen(method, receiver, List.of(), path)));
      }
    }

    private void addCall(
        MethodSymbol method,
        ExpressionTree receiver,
        List<? extends ExpressionTree> arguments,
        TreePath path) {
      if (declarations.method(method).isPresent()) {
        calls.add(new Outgoing(path, method, seen(method, receiver, arguments, path)));
      }
    }

    private ImmutableMap<Term, Term> seen(
        MethodSymbol method,
        ExpressionTree receiver,
        List<? extends ExpressionTree> arguments,
        TreePath path) {
      ImmutableMap.Builder<Term, Term> seen = ImmutableMap.builder();
      Term self = new Term.This((TypeSymbol) method.owner);
      if (receiver == null) {
        outerObjects(method).forEach(o -> seen.put(o, o));
      }
      if (!method.isStatic() && !method.isConstructor()) {
        (receiver == null ? Optional.of(self) : terms.of(receiver, path))
            .ifPresent(r -> putSelf((TypeSymbol) method.owner, r, seen));
      }
      int count = Math.min(arguments.size(), method.getParameters().size());
      for (int i = 0; i < count; i++) {
        ExpressionTree argument = arguments.get(i);
        Term parameter = new Term.Local(method.getParameters().get(i));
        containers
            .resolve(argument, path)
            .map(ContainerRef::base)
            .or(() -> terms.of(argument, path))
            .ifPresent(value -> seen.put(parameter, value));
      }
      return seen.buildOrThrow();
    }

    /** {@code this} of a subclass is {@code this} of all its superclasses, which own the fields. */
    private static void putSelf(
        TypeSymbol owner, Term receiver, ImmutableMap.Builder<Term, Term> seen) {
      for (TypeSymbol c = owner; c instanceof ClassSymbol type; c = type.getSuperclass().tsym) {
        Term self = new Term.This(c);
        seen.put(self, receiver instanceof Term.This ? self : receiver);
      }
    }

    /** What is {@code Outer.this} to the caller is so to an inner class's method, too. */
    private static List<Term> outerObjects(MethodSymbol method) {
      List<Term> outer = new ArrayList<>();
      for (Type t = method.owner.type.getEnclosingType();
          t.hasTag(TypeTag.CLASS);
          t = t.getEnclosingType()) {
        outer.add(new Term.This(t.tsym));
      }
      return outer;
    }
  }
}
