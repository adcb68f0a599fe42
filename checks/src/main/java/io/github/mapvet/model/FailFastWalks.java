package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import io.github.mapvet.knowledge.Safety;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which code walks over a container whose iterators may throw when it changes. */
final class FailFastWalks {
  /** Calls that walk the container they are called on. */
  private static final ImmutableSet<String> OVER_RECEIVER =
      ImmutableSet.of(
          "forEach",
          "hashCode",
          "next",
          "parallelStream",
          "removeIf",
          "replaceAll",
          "stream",
          "toArray",
          "toString");

  /** Calls that walk the container they are given. */
  private static final ImmutableSet<String> OVER_ARGUMENT =
      ImmutableSet.of(
          "addAll",
          "containsAll",
          "copyOf",
          "join",
          "max",
          "min",
          "putAll",
          "removeAll",
          "retainAll",
          "valueOf");

  private final Containers containers;
  private final Declarations declarations;

  FailFastWalks(Containers containers, Declarations declarations) {
    this.containers = containers;
    this.declarations = declarations;
  }

  /** The first container below {@code code} that is walked there and may fail. */
  Optional<TreePath> first(TreePath code) {
    return Optional.ofNullable(new Search(code).failing);
  }

  /**
   * Whether code can meet the exception: it walks such a container, itself or by a method of the
   * class. Where it walks nothing at all, what it calls elsewhere itself may.
   */
  boolean mayThrow(TreePath code) {
    Search search = new Search(code);
    boolean callsOthers = search.called.stream().anyMatch(m -> bodyOf(m).isEmpty());
    return walksItself(search, new HashSet<>()) || (callsOthers && !search.walks);
  }

  private boolean walksItself(Search search, Set<MethodSymbol> seen) {
    return search.failing != null
        || search.called.stream()
            .filter(seen::add)
            .flatMap(method -> bodyOf(method).stream())
            .anyMatch(body -> walksItself(new Search(body), seen));
  }

  private Optional<TreePath> bodyOf(MethodSymbol method) {
    return declarations.method(method).filter(m -> ((MethodTree) m.getLeaf()).getBody() != null);
  }

  /** What one piece of code walks and calls. */
  private final class Search extends TreePathScanner<Void, Void> {
    /** Methods of the program and its libraries, not of the JDK. */
    final Set<MethodSymbol> called = new HashSet<>();

    TreePath failing;
    boolean walks;

    Search(TreePath code) {
      scan(code, null);
    }

    @Override
    public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void unused) {
      walk(tree.getExpression());
      return super.visitEnhancedForLoop(tree, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
      ExpressionTree receiver = Trees.receiver(tree);
      String name = Trees.methodName(tree);
      if (receiver != null && OVER_RECEIVER.contains(name)) {
        walk(receiver);
      }
      if (OVER_ARGUMENT.contains(name)) {
        tree.getArguments().forEach(this::walk);
      }
      if (Trees.symbol(tree) instanceof MethodSymbol method
          && !method.owner.getQualifiedName().toString().startsWith("java.")) {
        called.add(method);
      }
      return super.visitMethodInvocation(tree, null);
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void unused) {
      if (tree.getArguments().size() == 1 && isContainer(Trees.createdType(tree))) {
        walk(tree.getArguments().get(0));
      }
      return super.visitNewClass(tree, null);
    }

    private void walk(ExpressionTree source) {
      TreePath path = new TreePath(getCurrentPath(), source);
      Optional<ContainerRef> named = containers.resolve(path);
      if (named.isPresent() || isUnnamed(source)) {
        walks = true;
        Safety safety =
            named.map(containers::safetyOf).orElseGet(() -> containers.safetyOfValue(path));
        failing = failing == null && safety.mayFailFast() ? path : failing;
      }
    }
  }

  private boolean isContainer(Type type) {
    return containers.typeOf(type).isPresent();
  }

  /**
   * What a call gives. Not {@code (Collection<?>) object}: who changes that, and under which lock,
   * cannot be known.
   */
  private boolean isUnnamed(ExpressionTree source) {
    return containers.typeOf(source).isPresent()
        && containers.typeOf(Trees.bare(source)).isPresent();
  }
}
