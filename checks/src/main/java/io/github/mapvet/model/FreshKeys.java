package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.List;
import java.util.stream.Stream;

/** Which keys nobody else can have: made for this call. */
final class FreshKeys {

  /** A method whose name starts like this gives each caller something else. */
  private static final ImmutableSet<String> MAKERS =
      ImmutableSet.of(
          "addAndGet",
          "allocate",
          "decrement",
          "generate",
          "getAndAdd",
          "getAndDecrement",
          "getAndIncrement",
          "increment",
          "new",
          "next",
          "random",
          "unique");

  /** Their {@code next} gives what others have as well. */
  private static final ImmutableSet<String> WALKERS =
      ImmutableSet.of("java.util.Enumeration", "java.util.Iterator", "java.util.ListIterator");

  private static final int DEEPEST = 5;

  private final Declarations declarations;
  private final OutsideCalls outside;

  FreshKeys(Declarations declarations, OutsideCalls outside) {
    this.declarations = declarations;
    this.outside = outside;
  }

  /**
   * Whether a key is one of them, as far as names tell: the next number of a sequence, something
   * random, a new object, or computed from one.
   */
  boolean contain(TreePath key) {
    return isFresh(Trees.bare(key), DEEPEST);
  }

  private boolean isFresh(TreePath path, int depth) {
    ExpressionTree tree = (ExpressionTree) path.getLeaf();
    if (depth == 0) {
      return false;
    }
    if (tree instanceof MethodInvocationTree call) {
      return isMaker(call)
          || anyFresh(
              Stream.concat(Stream.ofNullable(Trees.receiver(call)), call.getArguments().stream()),
              path,
              depth);
    }
    if (tree instanceof NewClassTree created) {
      return created.getArguments().isEmpty()
          || anyFresh(created.getArguments().stream(), path, depth);
    }
    if (tree instanceof BinaryTree operation) {
      return anyFresh(
          Stream.of(operation.getLeftOperand(), operation.getRightOperand()), path, depth);
    }
    if (tree instanceof UnaryTree unary) {
      return unary.getKind() != Tree.Kind.UNARY_MINUS;
    }
    if (!(Trees.symbol(tree) instanceof VarSymbol local) || local.owner instanceof TypeSymbol) {
      return false;
    }
    return declarations.hasOneValue(local)
        ? isFresh(Trees.bare(declarations.valuesOf(local).get(0)), depth - 1)
        : isFreshParameter(local, depth);
  }

  /** What every caller makes for the call. */
  private boolean isFreshParameter(VarSymbol local, int depth) {
    // javac's stand-in for what a lambda of a field's initializer is in has no type.
    if (!(local.owner instanceof MethodSymbol method)
        || method.type == null
        || !method.getParameters().contains(local)
        || !declarations.isNeverReassigned(local)) {
      return false;
    }
    int index = method.getParameters().indexOf(local);
    List<TreePath> calls = outside.callsOf(method);
    return !calls.isEmpty() && calls.stream().allMatch(call -> isFreshArgument(call, index, depth));
  }

  private boolean isFreshArgument(TreePath call, int index, int depth) {
    return call.getLeaf() instanceof MethodInvocationTree made
        && index < made.getArguments().size()
        && isFresh(Trees.bare(new TreePath(call, made.getArguments().get(index))), depth - 1);
  }

  private static boolean isMaker(MethodInvocationTree call) {
    return MAKERS.stream().anyMatch(Trees.methodName(call)::startsWith)
        && !(Trees.symbol(call) instanceof MethodSymbol method
            && WALKERS.contains(method.owner.getQualifiedName().toString()));
  }

  private boolean anyFresh(Stream<? extends ExpressionTree> trees, TreePath context, int depth) {
    return trees.anyMatch(t -> isFresh(Trees.bare(new TreePath(context, t)), depth - 1));
  }
}
