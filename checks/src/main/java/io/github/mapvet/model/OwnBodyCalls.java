package io.github.mapvet.model;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.function.Consumer;

/** The calls that a method or lambda makes itself, in the order of the source. */
final class OwnBodyCalls extends OwnCodeScanner {
  private final Consumer<MethodInvocationTree> action;

  OwnBodyCalls(Consumer<MethodInvocationTree> action) {
    this.action = action;
  }

  /** Visits the calls of a method or lambda. */
  void scan(TreePath body) {
    Tree code =
        body.getLeaf() instanceof LambdaExpressionTree lambda
            ? lambda.getBody()
            : body.getLeaf() instanceof MethodTree method ? method.getBody() : null;
    if (code != null) {
      scan(new TreePath(body, code), null);
    }
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
    super.visitMethodInvocation(tree, null);
    action.accept(tree);
    return null;
  }
}
