package io.github.mapvet.model;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
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

  /** All below {@code code}, in the order of the source. */
  public List<Mismatch> in(TreePath code) {
    List<Mismatch> found = new ArrayList<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitSynchronized(SynchronizedTree tree, Void unused) {
        TreePath block = new TreePath(getCurrentPath(), tree.getBlock());
        element(Trees.bare(tree.getExpression()))
            .ifPresent(lock -> touchedIn(block, Trees.bare(tree.getExpression()), lock, found));
        return super.visitSynchronized(tree, null);
      }

      @Override
      public Void visitBlock(BlockTree tree, Void unused) {
        for (int i = 0; i < tree.getStatements().size(); i++) {
          ExpressionTree locked = lockedBy(tree.getStatements().get(i));
          Optional<Element> lock = locked == null ? Optional.empty() : element(locked);
          for (int j = i + 1; lock.isPresent() && j < tree.getStatements().size(); j++) {
            TreePath after = new TreePath(getCurrentPath(), tree.getStatements().get(j));
            touchedIn(after, locked, lock.get(), found);
          }
        }
        return super.visitBlock(tree, null);
      }
    }.scan(code, null);
    return found;
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

  private void touchedIn(TreePath code, ExpressionTree locked, Element lock, List<Mismatch> into) {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void scan(Tree tree, Void unused) {
        if (tree instanceof ExpressionTree expression) {
          element(expression)
              .filter(e -> !e.whole().toString().equals(lock.whole().toString()))
              .filter(e -> isAnother(e.index(), lock.index(), code))
              .ifPresent(e -> into.add(new Mismatch(locked, new TreePath(getCurrentPath(), tree))));
        }
        return super.scan(tree, null);
      }
    }.scan(code, null);
  }

  /** Two variables that have nothing to do with one another. */
  private boolean isAnother(ExpressionTree index, ExpressionTree other, TreePath context) {
    Optional<Term> one = terms.of(index, context);
    Optional<Term> two = terms.of(other, context);
    return one.isPresent()
        && two.isPresent()
        && one.get() instanceof Term.Local
        && two.get() instanceof Term.Local
        && !one.equals(two)
        && !isMadeFrom(one.get().variable(), two.get().variable())
        && !isMadeFrom(two.get().variable(), one.get().variable());
  }

  private boolean isMadeFrom(VarSymbol local, VarSymbol source) {
    return declarations.valuesOf(local).stream()
        .anyMatch(v -> v.getLeaf().toString().matches(".*\\b" + source.getSimpleName() + "\\b.*"));
  }
}
