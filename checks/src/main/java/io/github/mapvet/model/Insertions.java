package io.github.mapvet.model;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import io.github.mapvet.knowledge.Safety;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What goes into a map: the value itself, or what a function gives. */
final class Insertions {
  private final Declarations declarations;
  private final Containers containers;

  Insertions(Declarations declarations, Containers containers) {
    this.declarations = declarations;
    this.containers = containers;
  }

  /**
   * The expressions whose values go in.
   *
   * @param argument path of a value, or of a function that gives it
   * @return method references stand for what they give
   */
  List<TreePath> of(TreePath argument) {
    TreePath path = Trees.bare(argument);
    if (path.getLeaf() instanceof ConditionalExpressionTree choice) {
      return Stream.of(choice.getTrueExpression(), choice.getFalseExpression())
          .flatMap(side -> of(new TreePath(path, side)).stream())
          .toList();
    }
    if (path.getLeaf() instanceof LambdaExpressionTree lambda) {
      return lambda.getBody() instanceof ExpressionTree
          ? of(new TreePath(path, lambda.getBody()))
          : returnedBy(path).stream().flatMap(v -> of(v).stream()).toList();
    }
    if (path.getLeaf() instanceof NewClassTree made
        && made.getClassBody() != null
        && containers.typeOf(made).isEmpty()) {
      return ofAnonymous(new TreePath(path, made.getClassBody()));
    }
    boolean isFunction =
        Trees.symbol(path.getLeaf()) instanceof VarSymbol variable
            && containers.typeOf(variable.type).isEmpty();
    if (isFunction) {
      List<TreePath> given = new ArrayList<>();
      declarations.valuesOf((VarSymbol) Trees.symbol(path.getLeaf())).stream()
          .filter(
              v ->
                  v.getLeaf() instanceof LambdaExpressionTree
                      || v.getLeaf() instanceof MemberReferenceTree)
          .forEach(v -> given.addAll(of(v)));
      return given;
    }
    return List.of(path);
  }

  private static List<TreePath> ofAnonymous(TreePath type) {
    return ((ClassTree) type.getLeaf())
        .getMembers().stream()
            .filter(MethodTree.class::isInstance)
            .flatMap(m -> Trees.returnedBy(new TreePath(type, m)).stream())
            .toList();
  }

  private static List<TreePath> returnedBy(TreePath lambda) {
    List<TreePath> returned = new ArrayList<>();
    Tree body = ((LambdaExpressionTree) lambda.getLeaf()).getBody();
    new OwnCodeScanner() {
      @Override
      public Void visitReturn(ReturnTree tree, Void unused) {
        if (tree.getExpression() != null) {
          returned.add(new TreePath(getCurrentPath(), tree.getExpression()));
        }
        return null;
      }
    }.scan(new TreePath(lambda, body), null);
    return returned;
  }

  /** How safe what goes in is; {@code null} is no container. */
  Safety safetyOf(TreePath value) {
    if (value.getLeaf() instanceof MemberReferenceTree reference) {
      return Trees.symbol(reference) instanceof MethodSymbol method
          ? containers.safetyOfResult(method)
          : Safety.UNKNOWN;
    }
    return containers.safetyOfValue(value);
  }

  /** The class of what goes in, as messages name it. */
  String typeName(TreePath value) {
    TreePath path = Trees.bare(value);
    Tree tree = path.getLeaf();
    if (tree instanceof AssignmentTree assignment) {
      return typeName(new TreePath(path, assignment.getExpression()));
    }
    if (tree instanceof NewClassTree created) {
      return nameOf(Trees.createdType(created));
    }
    if (Trees.symbol(tree) instanceof VarSymbol variable) {
      return containers.typeName(variable);
    }
    if (!(Trees.symbol(tree) instanceof MethodSymbol method)) {
      return nameOf(Trees.type(tree));
    }
    return declarations.method(method).stream()
        .flatMap(m -> Trees.returnedBy(m).stream())
        .filter(v -> safetyOf(v).isUnsafe())
        .map(this::typeName)
        .findFirst()
        .orElseGet(
            () -> nameOf(method.isConstructor() ? method.owner.type : method.getReturnType()));
  }

  private static String nameOf(Type type) {
    return type.tsym.getSimpleName().toString();
  }
}
