package io.github.mapvet.model;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.Libraries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where one stripe's lock is held and another stripe is touched. */
public final class StripeMismatches {
  private final Declarations declarations;
  private final Terms terms;
  private final Shards shards;
  private final Libraries libraries;

  StripeMismatches(Declarations declarations, Terms terms, Shards shards, Libraries libraries) {
    this.declarations = declarations;
    this.terms = terms;
    this.shards = shards;
    this.libraries = libraries;
  }

  /**
   * A shard that is touched under the lock of another one.
   *
   * @param lock the lock that is held, {@code locks[i]}
   * @param touched path of the shard, {@code maps[j]}
   */
  public record Mismatch(Tree lock, TreePath touched) {}

  /** One element of an array or list. */
  private record Element(ExpressionTree whole, ExpressionTree index) {}

  /**
   * A shard that is touched while a lock is held.
   *
   * @param lock the lock
   * @param locked its element
   * @param shard the shard's element
   * @param touched path of the shard
   */
  private record Touch(Tree lock, Element locked, Element shard, TreePath touched) {}

  /** All below {@code code}, in the order of the source. */
  public List<Mismatch> in(TreePath code) {
    List<Touch> touches = new ArrayList<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitSynchronized(SynchronizedTree tree, Void unused) {
        TreePath block = new TreePath(getCurrentPath(), tree.getBlock());
        element(Trees.bare(tree.getExpression()))
            .ifPresent(lock -> touchedIn(block, Trees.bare(tree.getExpression()), lock, touches));
        return super.visitSynchronized(tree, null);
      }

      @Override
      public Void visitBlock(BlockTree tree, Void unused) {
        for (int i = 0; i < tree.getStatements().size(); i++) {
          ExpressionTree locked = lockedBy(tree.getStatements().get(i));
          Optional<Element> lock = locked == null ? Optional.empty() : element(locked);
          for (int j = i + 1; lock.isPresent() && j < tree.getStatements().size(); j++) {
            TreePath after = new TreePath(getCurrentPath(), tree.getStatements().get(j));
            touchedIn(after, locked, lock.get(), touches);
          }
        }
        return super.visitBlock(tree, null);
      }
    }.scan(code, null);
    return touches.stream()
        .filter(t -> isAnother(t.shard().index(), t.locked().index(), t.touched()))
        .filter(t -> touches.stream().noneMatch(other -> isUnderItsOwn(t, other)))
        .map(t -> new Mismatch(t.lock(), t.touched()))
        .toList();
  }

  /** {@code synchronized (locks[i]) { synchronized (locks[j]) { maps[j] … } }}. */
  private boolean isUnderItsOwn(Touch touch, Touch other) {
    return touch.touched().getLeaf() == other.touched().getLeaf()
        && !isAnother(other.shard().index(), other.locked().index(), other.touched());
  }

  /** {@code locks[i]} of {@code locks[i].lock();}. */
  private ExpressionTree lockedBy(StatementTree statement) {
    return statement instanceof ExpressionStatementTree expression
            && expression.getExpression() instanceof MethodInvocationTree call
            && Trees.symbol(call) instanceof MethodSymbol method
            && Trees.methodName(call).startsWith("lock")
            && libraries.lockCall(method).isPresent()
        ? Trees.bare(Trees.receiver(call))
        : null;
  }

  private Optional<Element> element(ExpressionTree tree) {
    if (tree instanceof ArrayAccessTree access && shards.isShards(access.getExpression())) {
      return Optional.of(new Element(access.getExpression(), access.getIndex()));
    }
    return tree instanceof MethodInvocationTree call && shards.isGetOfShard(call)
        ? Optional.of(new Element(Trees.receiver(call), call.getArguments().get(0)))
        : Optional.empty();
  }

  private void touchedIn(TreePath code, ExpressionTree locked, Element lock, List<Touch> into) {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void scan(Tree tree, Void unused) {
        if (tree instanceof ExpressionTree expression) {
          element(expression)
              .filter(e -> !e.whole().toString().equals(lock.whole().toString()))
              .ifPresent(
                  e -> into.add(new Touch(locked, lock, e, new TreePath(getCurrentPath(), tree))));
        }
        return super.scan(tree, null);
      }
    }.scan(code, null);
  }

  /** Two variables that have nothing to do with one another, or one a step away from the other. */
  private boolean isAnother(ExpressionTree index, ExpressionTree other, TreePath context) {
    Optional<Term> one = terms.of(index, context);
    Optional<Term> two = terms.of(other, context);
    if (isShifted(index, two, context) || isShifted(other, one, context)) {
      return true;
    }
    return one.isPresent()
        && two.isPresent()
        && one.get() instanceof Term.Local
        && two.get() instanceof Term.Local
        && !one.equals(two)
        && !isMadeFrom(one.get().variable(), two.get().variable())
        && !isMadeFrom(two.get().variable(), one.get().variable());
  }

  /** {@code i + 1}, {@code (i + 1) % n}, or a local that is given that once. */
  private boolean isShifted(ExpressionTree index, Optional<Term> from, TreePath context) {
    ExpressionTree tree = Trees.bare(index);
    if (Trees.symbol(tree) instanceof VarSymbol local
        && !(local.owner instanceof TypeSymbol)
        && declarations.hasOneValue(local)) {
      TreePath value = declarations.valuesOf(local).get(0);
      return value.getLeaf() instanceof BinaryTree made && isShifted(made, from, value);
    }
    if (!(tree instanceof BinaryTree binary)) {
      return false;
    }
    return switch (binary.getKind()) {
      case REMAINDER -> isShifted(binary.getLeftOperand(), from, context);
      case PLUS, MINUS ->
          Trees.bare(binary.getRightOperand()) instanceof LiteralTree step
              && !step.getValue().equals(0)
              && from.isPresent()
              && terms.of(binary.getLeftOperand(), context).equals(from);
      default -> false;
    };
  }

  private boolean isMadeFrom(VarSymbol local, VarSymbol source) {
    return declarations.valuesOf(local).stream()
        .anyMatch(v -> v.getLeaf().toString().matches(".*\\b" + source.getSimpleName() + "\\b.*"));
  }
}
