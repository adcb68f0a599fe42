package io.github.mapvet.model;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Flags;
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
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.model.ContainerRef.Via;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * Which containers a piece of code changes structurally, itself or through methods whose source is
 * at hand. Calls are followed breadth first, so that the shortest way is the one reported, and
 * {@value #DEEPEST} deep at most.
 */
public final class Changes {
  private static final int DEEPEST = 8;

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
  private final FunctionValues functions;
  private final BackReferences backReferences;
  private final ClosedBranches branches;
  private final InlineRuns inlineRuns;
  private final IdentityHashMap<Tree, Summary> summaries = new IdentityHashMap<>();

  Changes(
      Types types,
      Declarations declarations,
      Terms terms,
      Containers containers,
      FunctionValues functions,
      Implementations implementations) {
    this.types = types;
    this.functions = functions;
    this.backReferences = new BackReferences(declarations, types);
    this.declarations = declarations;
    this.terms = terms;
    this.containers = containers;
    this.inlineRuns = new InlineRuns(declarations, containers, implementations);
    this.branches = new ClosedBranches(terms, declarations, this);
  }

  /**
   * A call of a method or function whose source is at hand.
   *
   * @param code path of the called method's body, or of the function
   * @param frame what the called code's terms are for the caller
   */
  private record Outgoing(TreePath where, TreePath code, Frame frame) {}

  /** What a piece of code does itself. */
  private record Summary(List<Change> changes, List<Outgoing> calls) {}

  /**
   * Code reached on the way from the code that was asked about.
   *
   * @param call the last call on the way
   * @param frame what the reached code's terms are for the code that was asked about
   * @param way the calls, outermost first
   * @param before the step that reached the code in which the last call stands; none for the first
   */
  private record Step(
      Outgoing call, Frame frame, ImmutableList<TreePath> way, Optional<Step> before) {

    /** Whether conditions on the way, or around a change there, keep the caller from it. */
    boolean isShutOut(TreePath change, ClosedBranches.Caller caller) {
      return caller.isShutOut(change, frame)
          || before.filter(b -> b.isShutOut(call.where, caller)).isPresent();
    }
  }

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
      next.add(new Step(call, call.frame, ImmutableList.of(call.where), Optional.empty()));
    }
    Set<Object> visited = new HashSet<>();
    Supplier<ClosedBranches.Caller> caller = Suppliers.memoize(() -> branches.of(code));
    while (!next.isEmpty()) {
      Step step = next.remove();
      if (step.frame.canReach(container)
          && visited.add(List.of(step.way.get(0), step.call.code.getLeaf(), step.frame))) {
        follow(step, container, caller, found, next);
      }
    }
    return found;
  }

  private void follow(
      Step step,
      Term container,
      Supplier<ClosedBranches.Caller> caller,
      List<Change> found,
      Queue<Step> next) {
    Summary summary = summaryOf(step.call.code);
    for (Change change : summary.changes) {
      Change seen = change.calledFrom(step.way, step.frame);
      if (seen.base().equals(container)
          && step.frame.sees(change.base())
          && !step.isShutOut(change.where(), caller.get())) {
        found.add(seen);
      }
    }
    if (step.way.size() < DEEPEST) {
      for (Outgoing call : summary.calls) {
        next.add(
            new Step(
                call,
                call.frame.within(step.frame),
                append(step.way, call.where),
                Optional.of(step)));
      }
    }
  }

  private static ImmutableList<TreePath> append(ImmutableList<TreePath> way, TreePath call) {
    return ImmutableList.<TreePath>builder().addAll(way).add(call).build();
  }

  private Summary summaryOf(TreePath code) {
    Summary known = summaries.get(code.getLeaf());
    if (known == null) {
      known = summarize(code);
      summaries.put(code.getLeaf(), known);
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
    return inlineRuns.contain(path);
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
        addFunctionCall(method, tree, path);
      }
      tree.getArguments().forEach(argument -> addGivenFunction(argument, path));
      return null;
    }

    /** {@code remover.accept(key)}, where the class shows what the remover does. */
    private void addFunctionCall(MethodSymbol method, MethodInvocationTree call, TreePath path) {
      ExpressionTree receiver = Trees.receiver(call);
      if ((method.flags() & Flags.ABSTRACT) != 0 && Trees.symbol(receiver) instanceof VarSymbol) {
        for (TreePath code : functions.of(new TreePath(path, receiver))) {
          calls.add(new Outgoing(path, code, frameOf(code, call.getArguments(), path)));
        }
      }
    }

    /** {@code names.forEach(remover)}, or with an anonymous class. */
    private void addGivenFunction(ExpressionTree argument, TreePath call) {
      TreePath path = new TreePath(call, argument);
      boolean isHeld =
          Trees.symbol(argument) instanceof VarSymbol && containers.typeOf(argument).isEmpty();
      boolean isAnonymous =
          Trees.bare(argument) instanceof NewClassTree created && created.getClassBody() != null;
      if ((isHeld || isAnonymous) && runsInline(path)) {
        functions
            .of(path)
            .forEach(code -> calls.add(new Outgoing(call, code, frameOf(code, List.of(), call))));
      }
    }

    /** A function shares the locals around it, and has its own parameters. */
    private Frame frameOf(
        TreePath function, List<? extends ExpressionTree> arguments, TreePath path) {
      return new Frame(
          given(parametersOf(function), arguments, path).buildOrThrow(),
          /* isShared= */ true,
          /* isSure= */ true);
    }

    private static List<VarSymbol> parametersOf(TreePath function) {
      List<? extends VariableTree> parameters =
          function.getLeaf() instanceof LambdaExpressionTree lambda
              ? lambda.getParameters()
              : function.getParentPath().getLeaf() instanceof MethodTree method
                  ? method.getParameters()
                  : List.of();
      return parameters.stream().map(p -> (VarSymbol) Trees.symbol(p)).toList();
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
        boolean writes =
            Operation.of(type.get().kind(), name, call.getArguments().size()) == Operation.WRITE;
        return (writes || relinks(receiver, name, path))
            && addChange(receiver, name, firstArgument(call, path), path);
      }
      return (ITERATOR_WRITES.contains(name) && addIteratorChange(receiver, name, path))
          || (CACHE_WRITES.contains(name) && addCacheChange(receiver, name, path));
    }

    /** {@code get} on an access-ordered map. */
    private boolean relinks(ExpressionTree receiver, String name, TreePath path) {
      return Containers.mayRelink(name)
          && containers
              .resolve(receiver, path)
              .filter(r -> r.via() == Via.ITSELF && containers.isAccessOrdered(r.base()))
              .isPresent();
    }

    /** A cache's own method changes the map that its {@code asMap} gives. */
    private boolean addCacheChange(ExpressionTree cache, String name, TreePath path) {
      Optional<Term> map =
          asMap(Trees.type(cache))
              .flatMap(
                  view ->
                      terms.of(cache, path).map(of -> new Term.Call(of, view, ImmutableList.of())));
      map.ifPresent(m -> changes.add(Change.in(path, m, name, Optional.empty(), Optional.empty())));
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
      ref.ifPresent(r -> changes.add(Change.in(path, r.base(), name, key, Optional.empty())));
      return ref.isPresent();
    }

    private boolean addIteratorChange(ExpressionTree receiver, String name, TreePath path) {
      Optional<ContainerRef> ref =
          containers.resolve(receiver, path).filter(r -> r.via() == Via.ITERATOR);
      if (ref.isEmpty() || !(Trees.symbol(receiver) instanceof VarSymbol iterator)) {
        return false;
      }
      changes.add(Change.in(path, ref.get().base(), name, Optional.empty(), Optional.of(iterator)));
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
        addCall(method, receiver, List.of(), path);
      }
    }

    private void addCall(
        MethodSymbol method,
        ExpressionTree receiver,
        List<? extends ExpressionTree> arguments,
        TreePath path) {
      bodyOf(method)
          .ifPresent(
              body ->
                  calls.add(new Outgoing(path, body, frameOf(method, receiver, arguments, path))));
      if ((method.flags() & Flags.ABSTRACT) != 0) {
        for (MethodSymbol below : declarations.overridersOf(method)) {
          bodyOf(below)
              .ifPresent(
                  body ->
                      calls.add(
                          new Outgoing(
                              path, body, frameOf(below, receiver, arguments, path).unsure())));
        }
      }
    }

    private Optional<TreePath> bodyOf(MethodSymbol method) {
      return declarations
          .method(method)
          .filter(m -> ((MethodTree) m.getLeaf()).getBody() != null)
          .map(Trees::bodyOf);
    }

    private Frame frameOf(
        MethodSymbol method,
        ExpressionTree receiver,
        List<? extends ExpressionTree> arguments,
        TreePath path) {
      ImmutableMap.Builder<Term, Term> seen = given(method.getParameters(), arguments, path);
      boolean isOther = false;
      if (receiver == null || isThis(receiver)) {
        outerObjects(method).forEach(o -> seen.put(o, o));
      } else {
        ImmutableMap<Term, Term> back = backReferences.of(method, path);
        seen.putAll(back);
        isOther = !back.isEmpty();
      }
      if (!method.isStatic() && !method.isConstructor()) {
        self(method, receiver, path).ifPresent(r -> putSelf((TypeSymbol) method.owner, r, seen));
      }
      return new Frame(seen.buildKeepingLast(), /* isShared= */ false, /* isSure= */ !isOther);
    }

    /** The object that a method is called on; {@code Session::close} does not name it. */
    private Optional<Term> self(MethodSymbol method, ExpressionTree receiver, TreePath path) {
      if (receiver == null) {
        return Optional.of(new Term.This((TypeSymbol) method.owner));
      }
      return terms.of(receiver, path).filter(r -> !(r instanceof Term.Type));
    }

    private static boolean isThis(ExpressionTree receiver) {
      return Trees.symbol(receiver) instanceof VarSymbol self
          && (self.name.contentEquals("this") || self.name.contentEquals("super"));
    }

    private ImmutableMap.Builder<Term, Term> given(
        List<VarSymbol> parameters, List<? extends ExpressionTree> arguments, TreePath path) {
      ImmutableMap.Builder<Term, Term> seen = ImmutableMap.builder();
      int count = Math.min(arguments.size(), parameters.size());
      for (int i = 0; i < count; i++) {
        ExpressionTree argument = arguments.get(i);
        Term parameter = new Term.Local(parameters.get(i));
        containers
            .resolve(argument, path)
            .map(ContainerRef::base)
            .or(() -> terms.of(argument, path))
            .ifPresent(value -> seen.put(parameter, value));
      }
      return seen;
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
