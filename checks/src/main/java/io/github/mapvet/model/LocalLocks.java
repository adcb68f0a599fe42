package io.github.mapvet.model;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.knowledge.LockCalls.Effect;
import io.github.mapvet.knowledge.Supertypes;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Locks that no other thread can get hold of, because each call makes its own. */
final class LocalLocks {
  private static final int DEEPEST = 4;

  private final Libraries libraries;
  private final Declarations declarations;
  private final Predicate<TreePath> isRunByHolder;

  LocalLocks(Libraries libraries, Declarations declarations, Predicate<TreePath> isRunByHolder) {
    this.libraries = libraries;
    this.declarations = declarations;
    this.isRunByHolder = isRunByHolder;
  }

  /** Whether a lock hangs on a local that keeps an object made here to itself. */
  boolean isOwn(Term lock) {
    return lock.root() instanceof Term.Local local
        && lock instanceof Term.Local
        && isOwn(local.symbol(), DEEPEST);
  }

  /** Whether the expression gives an object that was made for this call and is seen by it alone. */
  boolean isOwn(ExpressionTree lock) {
    return isOwn(lock, DEEPEST);
  }

  private boolean isOwn(ExpressionTree lock, int depth) {
    ExpressionTree tree = Trees.bare(lock);
    if (tree instanceof NewClassTree || tree instanceof NewArrayTree) {
      return !standsForAnother(tree);
    }
    if (tree instanceof ConditionalExpressionTree choice) {
      return isOwn(choice.getTrueExpression(), depth) && isOwn(choice.getFalseExpression(), depth);
    }
    if (tree instanceof BinaryTree joined) {
      return joined.getKind() == Tree.Kind.PLUS
          && Trees.type(tree) != null
          && Trees.type(tree).constValue() == null;
    }
    if (tree instanceof MethodInvocationTree call) {
      return Trees.symbol(call) instanceof MethodSymbol method && isOwn(call, method, depth);
    }
    return Trees.symbol(tree) instanceof VarSymbol local && isOwn(local, depth);
  }

  private boolean isOwn(MethodInvocationTree call, MethodSymbol method, int depth) {
    if (depth == 0) {
      return false;
    }
    if (isHalf(method)) {
      return Trees.receiver(call) != null && isOwn(Trees.receiver(call), depth - 1);
    }
    List<TreePath> returned = declarations.method(method).map(Trees::returnedBy).orElse(List.of());
    return !returned.isEmpty()
        && returned.stream()
            .map(r -> Trees.bare(r).getLeaf())
            .allMatch(made -> made instanceof NewClassTree && !standsForAnother(made));
  }

  /** {@code new ClusterLock(name)}: all that are made for a name are one lock. */
  private static boolean standsForAnother(Tree made) {
    return made instanceof NewClassTree created
        && !created.getArguments().isEmpty()
        && Trees.type(created) != null
        && Supertypes.of(Trees.type(created).tsym).contains("java.util.concurrent.locks.Lock")
        && !Trees.type(created).tsym.getQualifiedName().toString().startsWith("java.");
  }

  private boolean isHalf(MethodSymbol method) {
    return libraries.lockCall(method).filter(c -> c.effect() == Effect.GIVES_HALF).isPresent();
  }

  private boolean isOwn(VarSymbol local, int depth) {
    Optional<TreePath> declaration = declarations.variable(local);
    List<TreePath> values = declarations.valuesOf(local);
    return depth > 0
        && local.owner instanceof MethodSymbol
        && declaration.isPresent()
        && !values.isEmpty()
        && values.stream().allMatch(v -> isOwn((ExpressionTree) v.getLeaf(), depth - 1))
        && declarations.readsOf(local).stream()
            .allMatch(read -> staysHere(read, Trees.enclosingBody(declaration.get())));
  }

  /** Locked or asked by the method itself, and given to nobody. */
  private boolean staysHere(TreePath read, TreePath body) {
    TreePath around = Trees.enclosingBody(read);
    while (around.getLeaf() instanceof LambdaExpressionTree
        && around.getLeaf() != body.getLeaf()
        && isRunByHolder.test(around)) {
      around = Trees.enclosingBody(around);
    }
    TreePath parent = read.getParentPath();
    Tree user = parent.getLeaf();
    boolean locked =
        user instanceof ParenthesizedTree
            && parent.getParentPath().getLeaf() instanceof SynchronizedTree;
    boolean called =
        user instanceof MemberSelectTree select
            && !select.getIdentifier().contentEquals("newCondition")
            && parent.getParentPath().getLeaf() instanceof MethodInvocationTree
            && !isHalfForOthers(parent.getParentPath());
    return around.getLeaf() == body.getLeaf() && (locked || called);
  }

  /** {@code field = rw.readLock()}. */
  private boolean isHalfForOthers(TreePath call) {
    Tree user = Trees.bareParent(call).getLeaf();
    return Trees.symbol(call.getLeaf()) instanceof MethodSymbol method
        && isHalf(method)
        && !(user instanceof MemberSelectTree || user instanceof VariableTree);
  }
}
