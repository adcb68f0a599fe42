package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.Optional;
import java.util.stream.Stream;

/** What code does with the values that it looked up: compares them, or disposes of them. */
final class ValueTests {

  /** Methods after which a value is of no more use. */
  private static final ImmutableSet<String> DISPOSE =
      ImmutableSet.of(
          "cancel",
          "close",
          "closeQuietly",
          "destroy",
          "disconnect",
          "dispose",
          "interrupt",
          "release",
          "shutdown",
          "shutdownNow",
          "stop",
          "terminate",
          "unregister");

  private final Lookups lookups;
  private final Terms terms;

  ValueTests(Lookups lookups, Terms terms) {
    this.lookups = lookups;
    this.terms = terms;
  }

  /**
   * Whether the value that a call gave is compared with another on the way to a place.
   *
   * @param lookup the call
   * @param other what it may be compared with
   */
  boolean compares(Access lookup, Term other, TreePath place) {
    boolean[] found = {false};
    new OwnCodeScanner() {
      @Override
      public Void visitBinary(BinaryTree tree, Void unused) {
        if (tree.getKind() == Tree.Kind.EQUAL_TO || tree.getKind() == Tree.Kind.NOT_EQUAL_TO) {
          add(tree.getLeftOperand(), tree.getRightOperand());
        }
        return super.visitBinary(tree, null);
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        ExpressionTree receiver = Trees.receiver(tree);
        if (Trees.methodName(tree).equals("equals") && receiver != null) {
          int last = tree.getArguments().size() - 1;
          add(last == 0 ? receiver : tree.getArguments().get(0), tree.getArguments().get(last));
        }
        return super.visitMethodInvocation(tree, null);
      }

      private void add(ExpressionTree left, ExpressionTree right) {
        found[0] |= (isLookup(left) && is(right)) || (isLookup(right) && is(left));
      }

      private boolean isLookup(ExpressionTree tree) {
        return lookups
            .of(tree, getCurrentPath())
            .filter(a -> a.call() == lookup.call())
            .isPresent();
      }

      private boolean is(ExpressionTree tree) {
        return terms.of(tree, getCurrentPath()).equals(Optional.of(other));
      }
    }.scan(Trees.enclosingBody(place), null);
    return found[0];
  }

  /** The look-ups whose values a piece of code disposes of: {@code map.get(key).close()}. */
  Stream<Access> disposedIn(TreePath code) {
    Stream.Builder<Access> found = Stream.builder();
    new OwnCodeScanner() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        if (DISPOSE.contains(Trees.methodName(tree))) {
          ExpressionTree receiver = Trees.receiver(tree);
          Stream.concat(Stream.ofNullable(receiver), tree.getArguments().stream())
              .flatMap(e -> lookups.of(e, getCurrentPath()).stream())
              .forEach(found);
        }
        return super.visitMethodInvocation(tree, null);
      }
    }.scan(code, null);
    return found.build();
  }
}
