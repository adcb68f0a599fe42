package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which integers are known to be negative at times. */
public final class SignedValues {
  private static final int DEEPEST = 6;

  /** {@code identityHashCode} is never negative in practice. */
  private static final Pattern HASH =
      Pattern.compile("hash|hashCode|(?!identity).*Hash(Code)?|get(Least|Most)SignificantBits");

  /** What a hash is called where it is a parameter. */
  private static final Pattern HASH_NAME = Pattern.compile("h|hash|hashCode|.*Hash(Code)?");

  private static final ImmutableSet<String> COUNTS =
      ImmutableSet.of(
          "addAndGet",
          "decrementAndGet",
          "getAndAdd",
          "getAndDecrement",
          "getAndIncrement",
          "incrementAndGet");

  /** Why an integer can be negative. */
  public enum Sign {
    /** Half of all hash codes are. */
    HASH,
    /** {@code Math.abs(Integer.MIN_VALUE)} is. */
    ABSOLUTE,
    /** A counter is, after it has overflowed. */
    COUNTER,
    /** Half of all random numbers are. */
    RANDOM
  }

  private final Declarations declarations;

  SignedValues(Declarations declarations) {
    this.declarations = declarations;
  }

  /** Why a value can be negative; empty where nothing is known. */
  Optional<Sign> of(TreePath value) {
    return of(value, DEEPEST);
  }

  private Optional<Sign> of(TreePath value, int depth) {
    // A cast counts: (int) of a long can be negative where the long cannot.
    ExpressionTree tree = (ExpressionTree) value.getLeaf();
    if (depth == 0) {
      return Optional.empty();
    }
    return switch (tree.getKind()) {
      case PARENTHESIZED -> below(value, Trees.bare(tree), depth);
      case TYPE_CAST -> ofCast(value, (TypeCastTree) tree, depth);
      case PREFIX_INCREMENT, POSTFIX_INCREMENT -> ofCounter((UnaryTree) tree);
      case PLUS, MINUS, MULTIPLY, XOR, OR, LEFT_SHIFT -> ofEither(value, (BinaryTree) tree, depth);
      case RIGHT_SHIFT -> below(value, ((BinaryTree) tree).getLeftOperand(), depth);
      case AND -> ofMask(value, (BinaryTree) tree, depth);
      case CONDITIONAL_EXPRESSION -> ofChoice(value, (ConditionalExpressionTree) tree, depth);
      case METHOD_INVOCATION -> ofCall(value, (MethodInvocationTree) tree, depth);
      case IDENTIFIER, MEMBER_SELECT -> ofVariable(tree, depth);
      default -> Optional.empty();
    };
  }

  private Optional<Sign> below(TreePath value, ExpressionTree part, int depth) {
    return of(new TreePath(value, part), depth - 1);
  }

  /** A {@code long} counter does not overflow in a lifetime, its lower half does. */
  private Optional<Sign> ofCast(TreePath value, TypeCastTree cast, int depth) {
    ExpressionTree inner = Trees.bare(cast.getExpression());
    boolean narrows = hasTag(cast, TypeTag.INT) && hasTag(inner, TypeTag.LONG);
    if (narrows && isCount(inner)) {
      return Optional.of(Sign.COUNTER);
    }
    return below(value, cast.getExpression(), depth);
  }

  private static boolean isCount(ExpressionTree tree) {
    return tree instanceof UnaryTree
        || (tree instanceof MethodInvocationTree call && COUNTS.contains(Trees.methodName(call)));
  }

  private static boolean hasTag(Tree tree, TypeTag tag) {
    return Trees.type(tree) != null && Trees.type(tree).getTag() == tag;
  }

  private static Optional<Sign> ofCounter(UnaryTree count) {
    return hasTag(count, TypeTag.INT)
            && Trees.symbol(count.getExpression()) instanceof VarSymbol field
            && field.owner instanceof TypeSymbol
        ? Optional.of(Sign.COUNTER)
        : Optional.empty();
  }

  private Optional<Sign> ofEither(TreePath value, BinaryTree tree, int depth) {
    return below(value, tree.getLeftOperand(), depth)
        .or(() -> below(value, tree.getRightOperand(), depth));
  }

  /** {@code hash & 0x7fffffff} is not negative, nor is what any other such mask leaves. */
  private Optional<Sign> ofMask(TreePath value, BinaryTree tree, int depth) {
    boolean clears = isNotNegative(tree.getLeftOperand()) || isNotNegative(tree.getRightOperand());
    return clears ? Optional.empty() : below(value, tree.getLeftOperand(), depth);
  }

  private static boolean isNotNegative(ExpressionTree mask) {
    ExpressionTree tree = Trees.bare(mask);
    if (tree instanceof LiteralTree literal && literal.getValue() instanceof Number number) {
      return number.longValue() >= 0;
    }
    return tree instanceof MemberSelectTree
        || tree instanceof IdentifierTree
        || tree.getKind() == Tree.Kind.MINUS;
  }

  private Optional<Sign> ofChoice(TreePath value, ConditionalExpressionTree choice, int depth) {
    // h < 0 ? -h : h, h == Integer.MIN_VALUE ? 0 : Math.abs(h)
    String condition = choice.getCondition().toString();
    boolean asksForSign = condition.contains("0") || condition.contains("MIN_VALUE");
    return asksForSign
        ? Optional.empty()
        : below(value, choice.getTrueExpression(), depth)
            .or(() -> below(value, choice.getFalseExpression(), depth));
  }

  private Optional<Sign> ofCall(TreePath value, MethodInvocationTree call, int depth) {
    String name = Trees.methodName(call);
    if (name.equals("abs") && call.getArguments().size() == 1) {
      return below(value, call.getArguments().get(0), depth)
          .filter(sign -> !hasTag(call, TypeTag.LONG))
          .map(sign -> Sign.ABSOLUTE);
    }
    if (!(Trees.symbol(call) instanceof MethodSymbol method)
        || !isInteger(method.getReturnType())) {
      return Optional.empty();
    }
    if (COUNTS.contains(name)) {
      return hasTag(call, TypeTag.INT) ? Optional.of(Sign.COUNTER) : Optional.empty();
    }
    if (name.equals("nextInt") || name.equals("nextLong")) {
      return call.getArguments().isEmpty() ? Optional.of(Sign.RANDOM) : Optional.empty();
    }
    Optional<TreePath> body = declarations.method(method).filter(SignedValues::hasBody);
    if (body.isPresent()) {
      return Trees.returnedBy(body.get()).stream()
          .map(r -> of(r, depth - 1))
          .flatMap(Optional::stream)
          .findFirst();
    }
    return HASH.matcher(name).matches() ? Optional.of(Sign.HASH) : Optional.empty();
  }

  private static boolean hasBody(TreePath method) {
    return ((MethodTree) method.getLeaf()).getBody() != null;
  }

  private static boolean isInteger(Type type) {
    return type.getTag() == TypeTag.INT || type.getTag() == TypeTag.LONG;
  }

  private Optional<Sign> ofVariable(ExpressionTree name, int depth) {
    if (!(Trees.symbol(name) instanceof VarSymbol variable)) {
      return Optional.empty();
    }
    if ((variable.flags() & Flags.PARAMETER) != 0) {
      boolean hash =
          HASH_NAME.matcher(variable.getSimpleName().toString()).matches()
              && isInteger(variable.type);
      return hash && declarations.isNeverReassigned(variable)
          ? Optional.of(Sign.HASH)
          : Optional.empty();
    }
    return declarations.valuesOf(variable).size() == 1
        ? of(declarations.valuesOf(variable).get(0), depth - 1)
        : Optional.empty();
  }
}
