package io.github.mapvet.model;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.model.SignedValues.Sign;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where an index into sharded maps, or into the locks of their shards, can be negative. */
public final class ShardIndexes {
  private static final int DEEPEST = 4;

  private final Declarations declarations;
  private final Shards shards;
  private final SignedValues signs;

  ShardIndexes(Declarations declarations, Shards shards) {
    this.declarations = declarations;
    this.shards = shards;
    this.signs = new SignedValues(declarations);
  }

  /**
   * An index that can be negative.
   *
   * @param remainder path of the {@code dividend % divisor} that makes it
   * @param sign why the dividend can be negative
   * @param use the access that it is used for
   */
  public record NegativeIndex(TreePath remainder, Sign sign, Tree use) {

    /** {@code dividend % divisor}. */
    public BinaryTree tree() {
      return (BinaryTree) remainder.getLeaf();
    }

    /** The array or list that is indexed. */
    public ExpressionTree shards() {
      return use instanceof ArrayAccessTree access
          ? access.getExpression()
          : Trees.receiver((MethodInvocationTree) use);
    }
  }

  /** All below {@code code}, each remainder once, in the order of their uses. */
  public List<NegativeIndex> in(TreePath code) {
    List<NegativeIndex> found = new ArrayList<>();
    Set<Tree> seen = new HashSet<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitArrayAccess(ArrayAccessTree tree, Void unused) {
        if (shards.isShards(tree.getExpression())) {
          add(new TreePath(getCurrentPath(), tree.getIndex()));
        }
        return super.visitArrayAccess(tree, null);
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        if (shards.isGetOfShard(tree)) {
          add(new TreePath(getCurrentPath(), tree.getArguments().get(0)));
        }
        return super.visitMethodInvocation(tree, null);
      }

      private void add(TreePath index) {
        remainder(index, DEEPEST)
            .filter(r -> r.getCompilationUnit() == index.getCompilationUnit())
            .flatMap(r -> signs.of(dividend(r)).map(sign -> negative(r, sign, index)))
            .filter(n -> seen.add(n.tree()))
            .ifPresent(found::add);
      }
    }.scan(code, null);
    return found;
  }

  /**
   * Whether the index is negative for other numbers of shards than this one only: {@code
   * Math.abs(hash) % 128}, where the one negative value, -2^31, leaves no remainder.
   */
  public boolean isSavedByDivisor(NegativeIndex index) {
    return index.sign() == Sign.ABSOLUTE && isPowerOfTwo(index);
  }

  private boolean isPowerOfTwo(NegativeIndex index) {
    ExpressionTree divisor = Trees.bare(index.tree().getRightOperand());
    if (isPowerOfTwo(divisor)) {
      return true;
    }
    return divisor instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals("length")
        && Trees.symbol(index.shards()) instanceof VarSymbol array
        && !declarations.valuesOf(array).isEmpty()
        && declarations.valuesOf(array).stream()
            .allMatch(
                v ->
                    v.getLeaf() instanceof NewArrayTree made
                        && made.getDimensions().size() == 1
                        && isPowerOfTwo(made.getDimensions().get(0)));
  }

  private static boolean isPowerOfTwo(ExpressionTree constant) {
    return Trees.type(constant) != null
        && Trees.type(constant).constValue() instanceof Integer value
        && Integer.bitCount(value) == 1;
  }

  private static NegativeIndex negative(TreePath remainder, Sign sign, TreePath index) {
    return new NegativeIndex(remainder, sign, index.getParentPath().getLeaf());
  }

  private static TreePath dividend(TreePath remainder) {
    return new TreePath(remainder, ((BinaryTree) remainder.getLeaf()).getLeftOperand());
  }

  /** The remainder that an index is, itself or by a local or a method that gives it. */
  private Optional<TreePath> remainder(TreePath index, int depth) {
    TreePath path = Trees.bare(index);
    if (depth == 0) {
      return Optional.empty();
    }
    if (path.getLeaf().getKind() == Tree.Kind.REMAINDER) {
      return Optional.of(path);
    }
    if (path.getLeaf() instanceof MethodInvocationTree call
        && Trees.symbol(call) instanceof MethodSymbol method) {
      return declarations
          .method(method)
          .map(Trees::returnedBy)
          .filter(returned -> returned.size() == 1)
          .flatMap(returned -> remainder(returned.get(0), depth - 1));
    }
    return Trees.symbol(path.getLeaf()) instanceof VarSymbol local
            && declarations.hasOneValue(local)
            && !isComparedWithZero(local)
        ? remainder(declarations.valuesOf(local).get(0), depth - 1)
        : Optional.empty();
  }

  /** {@code if (index < 0)}: somebody has thought of it. */
  private boolean isComparedWithZero(VarSymbol local) {
    boolean[] found = {false};
    TreePath body = declarations.variable(local).map(Trees::enclosingBody).orElse(null);
    if (body == null) {
      return false;
    }
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitBinary(BinaryTree tree, Void unused) {
        boolean zero = isZero(tree.getLeftOperand()) || isZero(tree.getRightOperand());
        boolean asks =
            Trees.symbol(Trees.bare(tree.getLeftOperand())) == local
                || Trees.symbol(Trees.bare(tree.getRightOperand())) == local;
        found[0] |= zero && asks;
        return super.visitBinary(tree, null);
      }
    }.scan(body, null);
    return found[0];
  }

  private static boolean isZero(ExpressionTree tree) {
    return tree.toString().equals("0");
  }
}
