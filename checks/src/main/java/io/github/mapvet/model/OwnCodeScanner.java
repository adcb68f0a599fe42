package io.github.mapvet.model;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.util.TreePathScanner;

/** Scans what a piece of code does itself: its lambdas and inner classes are left out. */
abstract class OwnCodeScanner extends TreePathScanner<Void, Void> {
  @Override
  public final Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
    return null;
  }

  @Override
  public final Void visitClass(ClassTree tree, Void unused) {
    return null;
  }
}
