package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import io.github.mapvet.knowledge.Factories;
import java.util.Optional;

/**
 * Whether an expression can become the body of a lambda without changing what it does, and how to
 * name its parameters.
 */
public final class Functions {
  /** Types whose methods never give null. */
  private static final ImmutableSet<String> GIVE_NO_NULL =
      ImmutableSet.of("java.lang.String", "java.math.BigDecimal", "java.math.BigInteger");

  private Functions() {}

  /**
   * Whether a map may evaluate the expression inside its own atomic call: it captures only what
   * never changes, throws no checked exception, and does not come back to the map.
   *
   * @param expression path of the expression
   * @param access a call on the map; if it stands inside the expression, it is what the map passes
   *     in
   */
  public static boolean canBeDeferred(TreePath expression, Access access, ClassModel model) {
    Obstacles obstacles = new Obstacles(access, model);
    obstacles.scan(expression, null);
    return !obstacles.found;
  }

  /** A name that is not used in the method or class around a place. */
  public static String freshName(String wanted, TreePath place, ClassModel model) {
    String body = model.source(Trees.enclosingBody(place).getLeaf());
    String name = wanted;
    for (int i = 2; body.matches("(?s).*\\b" + name + "\\b.*"); i++) {
      name = wanted + i;
    }
    return name;
  }

  /** Whether an expression gives something else than null on every way, as far as types tell. */
  public static boolean isNeverNull(ExpressionTree expression, ClassModel model) {
    ExpressionTree tree = Trees.bare(expression);
    Type type = Trees.type(tree);
    if (type != null && type.isPrimitive()) {
      return true;
    }
    return switch (tree.getKind()) {
      case NEW_CLASS, NEW_ARRAY, STRING_LITERAL, PLUS, LAMBDA_EXPRESSION, MEMBER_REFERENCE -> true;
      case METHOD_INVOCATION ->
          Trees.symbol(tree) instanceof MethodSymbol method
              && (GIVE_NO_NULL.contains(method.owner.getQualifiedName().toString())
                  || Factories.of(method).isPresent());
      case IDENTIFIER ->
          Trees.symbol(tree) instanceof VarSymbol local
              && !(local.owner instanceof TypeSymbol)
              && model.declarations().hasOneValue(local)
              && model.declarations().valuesOf(local).get(0).getLeaf()
                  instanceof ExpressionTree value
              && isNeverNull(value, model);
      default -> false;
    };
  }

  /**
   * The class whose {@code sum} adds the values of the map: Integer, Long or Double.
   *
   * @param addend what is added; of another type it could not be put into the map
   */
  public static Optional<String> boxedSum(Access access, ExpressionTree addend, ClassModel model) {
    Type map = Trees.type(Trees.receiver(access.call()));
    if (map.getTypeArguments().size() != 2) {
      return Optional.empty();
    }
    Type added = Trees.type(addend);
    if (added == null
        || !model
            .state()
            .getTypes()
            .isSameType(
                model.state().getTypes().boxedTypeOrType(added.baseType()),
                map.getTypeArguments().get(1))) {
      return Optional.empty();
    }
    String value = map.getTypeArguments().get(1).toString();
    return switch (value) {
      case "java.lang.Integer" -> Optional.of("Integer");
      case "java.lang.Long" -> Optional.of("Long");
      case "java.lang.Double" -> Optional.of("Double");
      default -> Optional.empty();
    };
  }

  private static final class Obstacles extends TreePathScanner<Void, Void> {
    private final Access access;
    private final ClassModel model;
    private boolean found;

    Obstacles(Access access, ClassModel model) {
      this.access = access;
      this.model = model;
    }

    @Override
    public Void scan(Tree tree, Void unused) {
      return found || tree == access.call() ? null : super.scan(tree, null);
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void unused) {
      Symbol symbol = Trees.symbol(tree);
      boolean mutableLocal =
          symbol instanceof VarSymbol local
              && !(local.owner instanceof TypeSymbol)
              && !model.declarations().isNeverReassigned(local);
      found |= mutableLocal || symbol == access.container().base().variable();
      return null;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
      found |= Trees.symbol(tree) instanceof MethodSymbol method ? !isHarmless(method) : true;
      return super.visitMethodInvocation(tree, null);
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void unused) {
      found |= Trees.symbol(tree) instanceof MethodSymbol method ? throwsChecked(method) : true;
      found |= mayComeBack(tree);
      return super.visitNewClass(tree, null);
    }

    /** A constructor that is given {@code this}, openly or as its outer instance. */
    private static boolean mayComeBack(NewClassTree tree) {
      boolean isInner =
          Trees.createdType(tree) != null
              && Trees.createdType(tree).getEnclosingType().getTag() == TypeTag.CLASS;
      return isInner
          || tree.getArguments().stream()
              .anyMatch(
                  a ->
                      Trees.bare(a) instanceof IdentifierTree name
                          && name.getName().contentEquals("this"));
    }

    /** A method of the program may come back to the map. */
    private boolean isHarmless(MethodSymbol method) {
      return !throwsChecked(method)
          && model.declarations().method(method).map(m -> worksOnArguments(method, m)).orElse(true);
    }

    /** A static method that only looks at what it is given, and makes something of it. */
    private boolean worksOnArguments(MethodSymbol method, TreePath declaration) {
      boolean[] alone = {method.isStatic()};
      new TreePathScanner<Void, Void>() {
        @Override
        public Void visitIdentifier(IdentifierTree tree, Void unused) {
          alone[0] &= !isState(Trees.symbol(tree));
          return null;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
          alone[0] &=
              Trees.symbol(tree) instanceof MethodSymbol called
                  && !throwsChecked(called)
                  && model.declarations().method(called).isEmpty();
          return super.visitMethodInvocation(tree, null);
        }
      }.scan(declaration, null);
      return alone[0]
          && method.getParameters().stream()
              .map(Term.Local::new)
              .allMatch(p -> model.changes().of(p, declaration).isEmpty());
    }

    private static boolean isState(Symbol symbol) {
      return symbol instanceof VarSymbol field
          && field.owner instanceof TypeSymbol
          && field.getConstValue() == null;
    }

    private boolean throwsChecked(MethodSymbol method) {
      return method.getThrownTypes().stream().anyMatch(this::isChecked);
    }

    private boolean isChecked(Type thrown) {
      var types = model.state().getTypes();
      var symbols = model.state().getSymtab();
      return !types.isSubtype(thrown, symbols.runtimeExceptionType)
          && !types.isSubtype(thrown, symbols.errorType);
    }

    @Override
    public Void visitAssignment(AssignmentTree tree, Void unused) {
      found = true;
      return null;
    }

    @Override
    public Void visitUnary(UnaryTree tree, Void unused) {
      found |=
          switch (tree.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
            default -> false;
          };
      return super.visitUnary(tree, null);
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
      // What a nested function captures would have to be final already.
      return null;
    }
  }
}
