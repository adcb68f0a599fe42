package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.ContainerTypes.ContainerType;
import io.github.mapvet.knowledge.InlineCalls;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.model.ContainerRef.Via;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which containers a piece of code changes structurally, itself or through methods of its class.
 */
public final class Changes {

  /**
   * {@code Collections.m(list, …)} that change their first argument in a way that iterators notice.
   */
  private static final ImmutableSet<String> STATIC_WRITES = ImmutableSet.of("addAll", "sort");

  private static final ImmutableSet<String> ITERATOR_WRITES = ImmutableSet.of("remove", "add");

  private final Declarations declarations;
  private final Terms terms;
  private final Containers containers;
  private final Map<MethodSymbol, List<Change>> summaries = new HashMap<>();

  Changes(Declarations declarations, Terms terms, Containers containers) {
    this.declarations = declarations;
    this.terms = terms;
    this.containers = containers;
  }

  /**
   * The changes that a piece of code may make before control leaves it, on the same thread.
   *
   * @param code path of a statement, an expression or a lambda
   */
  public List<Change> in(TreePath code) {
    Collector collector = new Collector();
    if (code.getLeaf() instanceof LambdaExpressionTree lambda) {
      collector.scan(new TreePath(code, lambda.getBody()), null);
    } else if (code.getLeaf() instanceof MemberReferenceTree reference) {
      collector.addReference(reference, code);
    } else {
      collector.scan(code, null);
    }
    return collector.found;
  }

  /** The term of an expression of this class. */
  Optional<Term> termOf(TreePath expression) {
    return terms.of(expression);
  }

  /** The changes that a method of this class may make, in its own terms. */
  private List<Change> by(MethodSymbol method) {
    List<Change> known = summaries.get(method);
    if (known == null) {
      // A recursive call adds nothing that its other calls do not.
      summaries.put(method, List.of());
      known =
          declarations
              .method(method)
              .filter(m -> ((MethodTree) m.getLeaf()).getBody() != null)
              .map(m -> in(new TreePath(m, ((MethodTree) m.getLeaf()).getBody())))
              .orElse(List.of());
      summaries.put(method, known);
    }
    return known;
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
    return byContainer
        || (Trees.symbol(call) instanceof MethodSymbol method && InlineCalls.contains(method));
  }

  private final class Collector extends TreePathScanner<Void, Void> {
    final List<Change> found = new ArrayList<>();

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
      super.visitMethodInvocation(tree, null);
      TreePath path = getCurrentPath();
      if (!addDirect(tree, path) && Trees.symbol(tree) instanceof MethodSymbol method) {
        addCalled(tree, method, path);
      }
      return null;
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
        return isWrite(type.get().kind(), call)
            && addChange(receiver, name, firstArgument(call, path), path);
      }
      return ITERATOR_WRITES.contains(name) && addIteratorChange(receiver, name, path);
    }

    private boolean isWrite(ContainerKind kind, MethodInvocationTree call) {
      int arguments = call.getArguments().size();
      return Operation.of(kind, Trees.methodName(call), arguments) == Operation.WRITE;
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
              found.add(
                  new Change(r.base(), name, key, Optional.empty(), path, ImmutableList.of())));
      return ref.isPresent();
    }

    private boolean addIteratorChange(ExpressionTree receiver, String name, TreePath path) {
      Optional<ContainerRef> ref =
          containers.resolve(receiver, path).filter(r -> r.via() == Via.ITERATOR);
      if (ref.isEmpty() || !(Trees.symbol(receiver) instanceof VarSymbol iterator)) {
        return false;
      }
      found.add(
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
      } else if (Trees.symbol(tree) instanceof MethodSymbol method && !method.isStatic()) {
        terms.of(receiver, path).ifPresent(r -> addAll(method, path, r, List.of()));
      }
    }

    private void addCalled(MethodInvocationTree call, MethodSymbol method, TreePath path) {
      if (declarations.method(method).isEmpty()) {
        return;
      }
      ExpressionTree receiver = Trees.receiver(call);
      Term self = new Term.This((TypeSymbol) method.owner);
      Optional<Term> seen =
          receiver == null || method.isStatic() ? Optional.of(self) : terms.of(receiver, path);
      seen.ifPresent(r -> addAll(method, path, r, call.getArguments()));
    }

    private void addAll(
        MethodSymbol method,
        TreePath path,
        Term receiver,
        List<? extends ExpressionTree> arguments) {
      for (Change change : by(method)) {
        Change seen =
            change.calledFrom(
                path, new Term.This((TypeSymbol) method.owner), normal(receiver, method));
        int count = Math.min(arguments.size(), method.getParameters().size());
        for (int i = 0; i < count; i++) {
          ExpressionTree argument = arguments.get(i);
          Optional<Term> value =
              containers
                  .resolve(argument, path)
                  .map(ContainerRef::base)
                  .or(() -> terms.of(argument, path));
          Term parameter = new Term.Local(method.getParameters().get(i));
          seen = value.isPresent() ? seen.calledFrom(path, parameter, value.get()) : seen;
        }
        found.add(seen);
      }
    }

    /** {@code this} of a subclass is {@code this} of the class that declares the method. */
    private Term normal(Term receiver, MethodSymbol method) {
      return receiver instanceof Term.This ? new Term.This((TypeSymbol) method.owner) : receiver;
    }
  }
}
