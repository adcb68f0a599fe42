package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Types;
import io.github.mapvet.knowledge.AtomicHolders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns expressions into {@link Term}s. A local that has one value is followed to it when that is a
 * path; a method of the class that only returns a path is that path.
 */
public final class Terms {

  /** A method whose name starts like this gives something else each time, or changes something. */
  private static final ImmutableSet<String> IMPURE =
      ImmutableSet.of(
          "acquire",
          "add",
          "allocate",
          "build",
          "clone",
          "copy",
          "create",
          "current",
          "decrement",
          "fetch",
          "generate",
          "increment",
          "iterator",
          "load",
          "make",
          "nano",
          "new",
          "next",
          "offer",
          "open",
          "poll",
          "pop",
          "push",
          "put",
          "random",
          "read",
          "receive",
          "remove",
          "spliterator",
          "stream",
          "take");

  private static final int DEEPEST_ALIAS = 8;

  private final Declarations declarations;
  private final Types types;

  Terms(Declarations declarations, Types types) {
    this.declarations = declarations;
    this.types = types;
  }

  /**
   * The term of an expression.
   *
   * @param expression path of the expression
   * @return empty when it is not a pure function of paths and constants
   */
  public Optional<Term> of(TreePath expression) {
    return of((ExpressionTree) expression.getLeaf(), expression, DEEPEST_ALIAS);
  }

  /**
   * The term of an expression that has no path of its own at hand.
   *
   * @param context path of a tree of the same class and body
   */
  public Optional<Term> of(ExpressionTree expression, TreePath context) {
    return of(expression, context, DEEPEST_ALIAS);
  }

  private Optional<Term> of(ExpressionTree tree, TreePath context, int depth) {
    if (tree == null || depth == 0) {
      return Optional.empty();
    }
    if (tree instanceof ParenthesizedTree parenthesized) {
      return of(parenthesized.getExpression(), context, depth);
    }
    if (tree instanceof TypeCastTree cast) {
      return of(cast.getExpression(), context, depth);
    }
    if (tree instanceof LiteralTree literal) {
      Object value = literal.getValue();
      return Optional.of(new Term.Constant(value == null ? "null" : value));
    }
    if (tree instanceof IdentifierTree) {
      return ofName(Trees.symbol(tree), context, depth);
    }
    if (tree instanceof MemberSelectTree select) {
      return ofSelect(select, context, depth);
    }
    if (tree instanceof MethodInvocationTree call) {
      return ofCall(call, context, depth);
    }
    if (tree instanceof BinaryTree binary) {
      return ofOperator(
          tree, List.of(binary.getLeftOperand(), binary.getRightOperand()), context, depth);
    }
    if (tree instanceof ArrayAccessTree access) {
      return ofOperator(tree, List.of(access.getExpression(), access.getIndex()), context, depth);
    }
    if (tree instanceof UnaryTree unary && !isIncrement(unary)) {
      return ofOperator(tree, List.of(unary.getExpression()), context, depth);
    }
    return Optional.empty();
  }

  private static boolean isIncrement(UnaryTree tree) {
    return switch (tree.getKind()) {
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
      default -> false;
    };
  }

  private Optional<Term> ofName(Symbol symbol, TreePath context, int depth) {
    if (symbol instanceof TypeSymbol type) {
      return Optional.of(new Term.Type(type));
    }
    if (!(symbol instanceof VarSymbol variable)) {
      return Optional.empty();
    }
    if (isThis(variable)) {
      return Trees.enclosingClass(context).map(Term.This::new);
    }
    if (variable.getConstValue() != null) {
      return Optional.of(new Term.Constant(variable.getConstValue()));
    }
    return variable.owner instanceof TypeSymbol
        ? ofField(variable, context)
        : Optional.of(ofLocal(variable, depth));
  }

  private static boolean isThis(VarSymbol variable) {
    return variable.name.contentEquals("this") || variable.name.contentEquals("super");
  }

  /** An unqualified field belongs to the innermost enclosing class that has it. */
  private Optional<Term> ofField(VarSymbol field, TreePath context) {
    if (field.isStatic()) {
      return Optional.of(new Term.Field(new Term.Type((TypeSymbol) field.owner), field));
    }
    return ownerAround(field, context).map(owner -> new Term.Field(new Term.This(owner), field));
  }

  private Optional<ClassSymbol> ownerAround(Symbol member, TreePath context) {
    TreePath p = context;
    Optional<ClassSymbol> around = Trees.enclosingClass(p);
    while (around.isPresent()) {
      if (around.get().isSubClass(member.owner, types)) {
        return around;
      }
      p = pathOf(around.get(), p);
      around = p == null ? Optional.empty() : Trees.enclosingClass(p);
    }
    return Optional.empty();
  }

  private static TreePath pathOf(ClassSymbol symbol, TreePath below) {
    TreePath p = below.getParentPath();
    while (p != null && Trees.symbol(p.getLeaf()) != symbol) {
      p = p.getParentPath();
    }
    return p;
  }

  /** A local with one value that is an access path is an alias of it. */
  private Term ofLocal(VarSymbol local, int depth) {
    Term itself = new Term.Local(local);
    if (!declarations.hasOneValue(local)) {
      return updated(local, depth).orElse(itself);
    }
    TreePath value = declarations.valuesOf(local).get(0);
    return of((ExpressionTree) value.getLeaf(), value, depth - 1)
        .filter(Terms::isFieldPath)
        .orElse(itself);
  }

  /** {@code m} in {@code reference.updateAndGet(m -> …)} is what the reference holds. */
  private Optional<Term> updated(VarSymbol parameter, int depth) {
    return declarations
        .variable(parameter)
        .map(TreePath::getParentPath)
        .filter(p -> p.getLeaf() instanceof LambdaExpressionTree)
        .filter(p -> declarations.isNeverReassigned(parameter))
        .filter(p -> isUpdate(p) && isFirst(parameter, (LambdaExpressionTree) p.getLeaf()))
        .map(TreePath::getParentPath)
        .flatMap(
            call -> {
              MethodInvocationTree tree = (MethodInvocationTree) call.getLeaf();
              return heldBy(Trees.receiver(tree), indexOf(tree), call, depth - 1);
            });
  }

  private static List<? extends ExpressionTree> indexOf(MethodInvocationTree call) {
    boolean array = AtomicHolders.isArray((MethodSymbol) Trees.symbol(call));
    return array ? call.getArguments().subList(0, 1) : List.of();
  }

  /**
   * What an atomic reference holds.
   *
   * @param holder the reference
   * @param index which element of an array of references; empty for a plain one
   */
  Optional<Term> heldBy(
      ExpressionTree holder, List<? extends ExpressionTree> index, TreePath context) {
    return heldBy(holder, index, context, DEEPEST_ALIAS);
  }

  private Optional<Term> heldBy(
      ExpressionTree holder, List<? extends ExpressionTree> index, TreePath context, int depth) {
    return of(holder, context, depth)
        .flatMap(h -> all(index, context, depth).map(i -> new Term.Held(h, i)));
  }

  private static boolean isUpdate(TreePath function) {
    return function.getParentPath().getLeaf() instanceof MethodInvocationTree call
        && Trees.receiver(call) != null
        && Trees.symbol(call) instanceof MethodSymbol method
        && AtomicHolders.function(method)
            .filter(i -> call.getArguments().indexOf(function.getLeaf()) == i)
            .isPresent();
  }

  private static boolean isFirst(VarSymbol parameter, LambdaExpressionTree function) {
    return Trees.symbol(function.getParameters().get(0)) == parameter;
  }

  private static boolean isFieldPath(Term term) {
    return term instanceof Term.This
        || term instanceof Term.Local
        || (term instanceof Term.Held held && isFieldPath(held.of()))
        || (term instanceof Term.Call call && isEntrysKey(call.method()))
        || (term instanceof Term.Field field
            && (field.of() instanceof Term.Type || isFieldPath(field.of())));
  }

  /** An entry keeps its key. */
  private static boolean isEntrysKey(MethodSymbol method) {
    return method.name.contentEquals("getKey")
        && method.owner.getQualifiedName().contentEquals("java.util.Map.Entry");
  }

  private Optional<Term> ofSelect(MemberSelectTree select, TreePath context, int depth) {
    Symbol symbol = Trees.symbol(select);
    if (symbol instanceof TypeSymbol type) {
      return Optional.of(new Term.Type(type));
    }
    if (!(symbol instanceof VarSymbol variable)) {
      return Optional.empty();
    }
    if (variable.name.contentEquals("class")) {
      return of(select.getExpression(), context, depth);
    }
    if (isThis(variable)) {
      return Optional.ofNullable(Trees.symbol(select.getExpression()))
          .map(owner -> new Term.This((TypeSymbol) owner));
    }
    if (variable.getConstValue() != null) {
      return Optional.of(new Term.Constant(variable.getConstValue()));
    }
    if (variable.isStatic()) {
      return Optional.of(new Term.Field(new Term.Type((TypeSymbol) variable.owner), variable));
    }
    return of(select.getExpression(), context, depth).map(of -> new Term.Field(of, variable));
  }

  private Optional<Term> ofCall(MethodInvocationTree call, TreePath context, int depth) {
    if (!(Trees.symbol(call) instanceof MethodSymbol method)) {
      return Optional.empty();
    }
    Optional<Term> receiver = receiverOf(call, method, context, depth);
    if (receiver.isEmpty()) {
      return Optional.empty();
    }
    Optional<Term> inlined = inline(method, receiver.get(), depth);
    if (inlined.isPresent()) {
      return inlined;
    }
    if (!looksPure(method)) {
      return Optional.empty();
    }
    return all(call.getArguments(), context, depth)
        .map(
            arguments ->
                AtomicHolders.reads(method)
                    ? new Term.Held(receiver.get(), arguments)
                    : new Term.Call(receiver.get(), method, arguments));
  }

  private Optional<Term> receiverOf(
      MethodInvocationTree call, MethodSymbol method, TreePath context, int depth) {
    if (method.isStatic()) {
      return Optional.of(new Term.Type((TypeSymbol) method.owner));
    }
    ExpressionTree receiver = Trees.receiver(call);
    return receiver == null
        ? ownerAround(method, context).map(Term.This::new)
        : of(receiver, context, depth);
  }

  private static boolean looksPure(MethodSymbol method) {
    String name = method.getSimpleName().toString();
    return IMPURE.stream()
        .noneMatch(
            verb ->
                name.startsWith(verb)
                    && (name.length() == verb.length()
                        || !Character.isLowerCase(name.charAt(verb.length()))));
  }

  /** The path that a method of this class returns when it does nothing else. */
  private Optional<Term> inline(MethodSymbol method, Term receiver, int depth) {
    if (!method.getParameters().isEmpty()) {
      return Optional.empty();
    }
    return declarations
        .method(method)
        .flatMap(Trees::onlyResult)
        .flatMap(result -> of((ExpressionTree) result.getLeaf(), result, depth - 1))
        .filter(Terms::isFieldPath)
        .map(t -> t.substitute(Map.of(new Term.This((TypeSymbol) method.owner), receiver)));
  }

  /**
   * What a called method's {@code this} and parameters are for its caller, as far as they are
   * terms.
   */
  Map<Term, Term> seenAt(MethodInvocationTree call, MethodSymbol method, TreePath context) {
    Map<Term, Term> seen = new HashMap<>();
    if (!method.isStatic()) {
      receiverOf(call, method, context, DEEPEST_ALIAS)
          .ifPresent(r -> seen.put(new Term.This((TypeSymbol) method.owner), r));
    }
    int count = Math.min(call.getArguments().size(), method.getParameters().size());
    for (int i = 0; i < count; i++) {
      Term parameter = new Term.Local(method.getParameters().get(i));
      of(call.getArguments().get(i), context).ifPresent(value -> seen.put(parameter, value));
    }
    return seen;
  }

  private Optional<Term> ofOperator(
      ExpressionTree tree, List<ExpressionTree> operands, TreePath context, int depth) {
    return all(operands, context, depth).map(terms -> new Term.Operator(tree.getKind(), terms));
  }

  private Optional<ImmutableList<Term>> all(
      List<? extends ExpressionTree> trees, TreePath context, int depth) {
    ImmutableList.Builder<Term> terms = ImmutableList.builder();
    for (ExpressionTree tree : trees) {
      Optional<Term> term = of(tree, context, depth);
      if (term.isEmpty()) {
        return Optional.empty();
      }
      terms.add(term.get());
    }
    return Optional.of(terms.build());
  }
}
