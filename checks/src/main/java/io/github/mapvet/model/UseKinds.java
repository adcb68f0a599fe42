package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import io.github.mapvet.knowledge.ArgumentUses;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.ContainerTypes.ContainerType;
import io.github.mapvet.knowledge.Factories;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.knowledge.Supertypes;
import io.github.mapvet.model.Use.Kind;
import java.util.Comparator;
import java.util.Optional;

/** What the code around an expression does with the container that the expression gives. */
final class UseKinds {
  private static final ImmutableSet<String> LAZY =
      ImmutableSet.of("java.util.Iterator", "java.util.Spliterator", "java.util.stream.BaseStream");

  private final Declarations declarations;
  private final Containers containers;
  private final Ownership ownership;

  UseKinds(Program program) {
    this.declarations = program.declarations;
    this.containers = program.containers;
    this.ownership = program.ownership;
  }

  /**
   * Something that happens to a container.
   *
   * @param kind what
   * @param where path of the tree that does it
   * @param passed path of the argument, where it is a call of a method that may do anything
   */
  record Happening(Kind kind, TreePath where, Optional<TreePath> passed) {}

  /**
   * What the tree around does with the container, or the view of it, at {@code path}.
   *
   * @param kind the container's family
   * @return empty where nothing happens to it, or where its local is followed
   */
  Optional<Happening> of(TreePath path, ContainerKind kind) {
    TreePath parent = Trees.bareParent(path);
    Tree tree = parent.getLeaf();
    if (tree instanceof MemberSelectTree
        && parent.getParentPath().getLeaf() instanceof MethodInvocationTree call
        && call.getMethodSelect() == tree) {
      return ofCall(call, parent.getParentPath(), viewedKind(path).orElse(kind));
    }
    if (tree instanceof MemberReferenceTree reference) {
      Operation operation = Operation.of(kind, reference.getName().toString(), 1);
      return found(operation.changes() ? Kind.WRITE : Kind.READ, parent);
    }
    if (tree instanceof MethodInvocationTree call) {
      return ofArgument(call, path, parent, kind);
    }
    if (tree instanceof NewClassTree created) {
      return found(containers.typeOf(created).isPresent() ? Kind.ITERATE : Kind.PASS, parent);
    }
    if (tree instanceof EnhancedForLoopTree) {
      return found(Kind.ITERATE, path);
    }
    if (tree instanceof ConditionalExpressionTree) {
      return Trees.bareParent(parent).getLeaf() instanceof VariableTree variable
              && isFollowed(variable)
          ? throughChoice((VarSymbol) Trees.symbol(variable), kind)
          : of(parent, kind);
    }
    if (tree instanceof ReturnTree) {
      return found(leavesTheClass(path) ? Kind.ESCAPE : Kind.PASS, path);
    }
    if (tree instanceof LambdaExpressionTree) {
      return found(Kind.PASS, path);
    }
    if (tree instanceof AssignmentTree assignment) {
      return ofAssignment(assignment, path, parent);
    }
    if (tree instanceof BinaryTree binary && binary.getKind() == Tree.Kind.PLUS) {
      return found(Kind.ITERATE, path);
    }
    return tree instanceof VariableTree variable && !isFollowed(variable)
        ? found(Kind.PASS, path)
        : Optional.empty();
  }

  private static Optional<Happening> found(Kind kind, TreePath where) {
    return Optional.of(new Happening(kind, where, Optional.empty()));
  }

  private boolean isReturned(TreePath path) {
    return Trees.bareParent(path).getLeaf() instanceof ReturnTree && leavesTheClass(path);
  }

  /** {@code return map.keySet().stream().filter(…)}: nothing is looked at yet. */
  private boolean isReturnedLazily(TreePath stream) {
    TreePath last = ParallelRuns.lastOf(stream);
    Type given = Trees.type(last.getLeaf());
    return isReturned(last)
        && given != null
        && LAZY.stream().anyMatch(Supertypes.of(given.tsym)::contains);
  }

  /** What a private method returns stays in the class. */
  private boolean leavesTheClass(TreePath returned) {
    return Trees.symbol(Trees.enclosingBody(returned).getLeaf()) instanceof MethodSymbol method
        && !method.isPrivate()
        && !declarations.isInternal(method);
  }

  private Optional<ContainerKind> viewedKind(TreePath path) {
    return containers.typeOf((ExpressionTree) path.getLeaf()).map(ContainerType::kind);
  }

  /** The uses of a local that stands for the container are found at the local's own places. */
  private boolean isFollowed(VariableTree variable) {
    return Trees.symbol(variable) instanceof VarSymbol local
        && !(local.owner instanceof TypeSymbol)
        && declarations.hasOneValue(local);
  }

  /** {@code Map<K, V> given = empty ? Map.of() : map; return given;}: what matters most. */
  private Optional<Happening> throughChoice(VarSymbol local, ContainerKind kind) {
    return declarations.readsOf(local).stream()
        .flatMap(read -> of(read, kind).stream())
        .min(Comparator.comparing(h -> h.kind() != Kind.ESCAPE));
  }

  private Optional<Happening> ofCall(MethodInvocationTree call, TreePath path, ContainerKind kind) {
    if (isOwnInvention(call)) {
      return Optional.empty();
    }
    return switch (Operation.of(kind, Trees.methodName(call), call.getArguments().size())) {
      case READ -> found(Kind.READ, path);
      case ITERATE -> found(Kind.ITERATE, path);
      case ITERATOR -> found(isReturned(path) ? Kind.ESCAPE : Kind.ITERATE, path);
      case STREAM -> found(isReturnedLazily(path) ? Kind.ESCAPE : Kind.ITERATE, path);
      case WRITE, REPLACE -> found(Kind.WRITE, path);
      case VIEW -> of(path, kind);
      case NONE -> Optional.empty();
    };
  }

  /** A method that a container class of the program has beyond what containers have. */
  private boolean isOwnInvention(MethodInvocationTree call) {
    return !Operation.isKnown(Trees.methodName(call))
        && Trees.symbol(call) instanceof MethodSymbol method
        && declarations.method(method).isPresent();
  }

  private Optional<Happening> ofArgument(
      MethodInvocationTree call, TreePath argument, TreePath path, ContainerKind kind) {
    if (!(Trees.symbol(call) instanceof MethodSymbol method)) {
      return found(Kind.PASS, path);
    }
    if (Factories.of(method).filter(f -> f.relation() != Factories.Relation.FRESH).isPresent()) {
      return of(path, kind);
    }
    ExpressionTree receiver = Trees.receiver(call);
    boolean onContainer =
        receiver != null && !method.isStatic() && containers.typeOf(receiver).isPresent();
    return switch (ArgumentUses.of(
        method, onContainer, call.getArguments().indexOf(argument.getLeaf()))) {
      case ITERATED -> found(Kind.ITERATE, path);
      case CHANGED -> found(Kind.WRITE, path);
      case KEPT -> kept(call, path);
      case IGNORED -> Optional.empty();
      case UNKNOWN -> Optional.of(new Happening(Kind.PASS, path, Optional.of(argument)));
    };
  }

  private Optional<Happening> kept(MethodInvocationTree call, TreePath path) {
    if (isPrinted(path)) {
      return found(Kind.ITERATE, path);
    }
    if (isMapped(call, path)) {
      return found(Kind.READ, path);
    }
    return found(isWalked(path) || staysInside(call, path) ? Kind.PASS : Kind.ESCAPE, path);
  }

  /** {@code for (Map<K, V> each : List.of(recent, older))}: only the loop has what keeps it. */
  private static boolean isWalked(TreePath call) {
    return Trees.bareParent(call).getLeaf() instanceof EnhancedForLoopTree;
  }

  /**
   * {@code log.info("known: {}", Arrays.asList(names))}: what keeps it lives as long as the call.
   */
  private static boolean isPrinted(TreePath call) {
    return Trees.bareParent(call).getLeaf() instanceof MethodInvocationTree around
        && around.getArguments().contains(call.getLeaf())
        && Trees.symbol(around) instanceof MethodSymbol method
        && ArgumentUses.isPrinted(method);
  }

  /** {@code Optional.of(map).map(m -> m.get(key))}: what a function makes of it goes on. */
  private static boolean isMapped(MethodInvocationTree call, TreePath path) {
    TreePath around = Trees.bareParent(path);
    return Trees.symbol(call) instanceof MethodSymbol method
        && method.owner.getQualifiedName().contentEquals("java.util.Optional")
        && around.getLeaf() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals("map");
  }

  /** Kept by another private container of the class, or by a local one that stays here. */
  private boolean staysInside(MethodInvocationTree call, TreePath path) {
    ExpressionTree receiver = Trees.receiver(call);
    return receiver != null
        && containers
            .resolve(receiver, path)
            .map(ContainerRef::base)
            .filter(
                keeper ->
                    keeper instanceof Term.Local
                        ? ownership.isOwned(keeper, path)
                        : keeper.variable() != null && keeper.variable().isPrivate())
            .isPresent();
  }

  private static Optional<Happening> ofAssignment(
      AssignmentTree assignment, TreePath path, TreePath parent) {
    if (Trees.bare(assignment.getVariable()) == path.getLeaf()) {
      return found(Kind.ASSIGN, parent);
    }
    boolean offered =
        Trees.symbol(assignment.getVariable()) instanceof VarSymbol variable
            && variable.owner instanceof TypeSymbol
            && !variable.isPrivate();
    return found(offered ? Kind.ESCAPE : Kind.PASS, path);
  }
}
