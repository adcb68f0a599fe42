package io.github.mapvet.model;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import io.github.mapvet.knowledge.Supertypes;
import java.util.List;
import java.util.Optional;

/**
 * Guava's {@code Monitor} asks its guards {@code isSatisfied} while it is held, as the
 * documentation of {@code Monitor.Guard} says.
 */
final class MonitorGuards {
  private final Terms terms;

  MonitorGuards(Terms terms) {
    this.terms = terms;
  }

  /**
   * The monitor that is held whenever a method runs.
   *
   * @param method path of the method
   * @return empty for all but a guard's {@code isSatisfied}
   */
  Optional<LockPath> heldIn(TreePath method) {
    if (!(Trees.symbol(method.getLeaf()) instanceof MethodSymbol symbol)
        || !symbol.name.contentEquals("isSatisfied")
        || !Supertypes.of((TypeSymbol) symbol.owner)
            .contains("com.google.common.util.concurrent.Monitor.Guard")) {
      return Optional.empty();
    }
    TreePath type = method.getParentPath();
    return type.getParentPath().getLeaf() instanceof NewClassTree created
        ? first(created.getArguments(), type.getParentPath())
        : givenToSuper(type);
  }

  private Optional<LockPath> first(List<? extends ExpressionTree> arguments, TreePath context) {
    return arguments.isEmpty()
        ? Optional.empty()
        : terms.of(arguments.get(0), context).map(LockPath::exclusive);
  }

  private Optional<LockPath> givenToSuper(TreePath type) {
    return ((ClassTree) type.getLeaf())
        .getMembers().stream()
            .filter(m -> m instanceof MethodTree tree && tree.getReturnType() == null)
            .map(constructor -> superCall(new TreePath(type, constructor)))
            .flatMap(Optional::stream)
            .findFirst();
  }

  private Optional<LockPath> superCall(TreePath constructor) {
    return Optional.ofNullable(
        new TreePathScanner<LockPath, Void>() {
          @Override
          public LockPath visitMethodInvocation(MethodInvocationTree tree, Void unused) {
            return Trees.methodName(tree).equals("super")
                ? first(tree.getArguments(), getCurrentPath()).orElse(null)
                : null;
          }

          @Override
          public LockPath reduce(LockPath one, LockPath other) {
            return one == null ? other : one;
          }
        }.scan(constructor, null));
  }
}
