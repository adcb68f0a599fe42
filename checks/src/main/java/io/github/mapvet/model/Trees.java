package io.github.mapvet.model;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.TreeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Questions to single trees, answered also for code that does not compile: what could not be
 * resolved has no symbol and no type, and nothing here throws for it.
 */
public final class Trees {
  private Trees() {}

  /**
   * The symbol that an expression or declaration names; null where there is none or it was not
   * resolved.
   */
  public static Symbol symbol(Tree tree) {
    if (tree == null) {
      return null;
    }
    Symbol symbol =
        switch (tree.getKind()) {
          case METHOD_INVOCATION -> symbol(((MethodInvocationTree) tree).getMethodSelect());
          case PARENTHESIZED -> symbol(((ParenthesizedTree) tree).getExpression());
          case NEW_CLASS -> ((JCTree.JCNewClass) tree).constructor;
          case IDENTIFIER, MEMBER_SELECT, MEMBER_REFERENCE -> TreeInfo.symbol((JCTree) tree);
          case VARIABLE -> ((JCTree.JCVariableDecl) tree).sym;
          case METHOD -> ((JCTree.JCMethodDecl) tree).sym;
          case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION_TYPE -> ((JCTree.JCClassDecl) tree).sym;
          default -> null;
        };
    return symbol == null || symbol.kind == Kind.ERR ? null : symbol;
  }

  /** The type of an expression; null where javac has none. */
  public static Type type(Tree tree) {
    return ((JCTree) tree).type;
  }

  /** The expression without parentheses and casts around it. */
  public static ExpressionTree bare(ExpressionTree tree) {
    ExpressionTree bare = tree;
    while (true) {
      if (bare instanceof ParenthesizedTree parenthesized) {
        bare = parenthesized.getExpression();
      } else if (bare instanceof TypeCastTree cast) {
        bare = cast.getExpression();
      } else {
        return bare;
      }
    }
  }

  /** The receiver as written: {@code m} in {@code m.put(k, v)}; null for an unqualified call. */
  public static ExpressionTree receiver(ExpressionTree call) {
    if (call instanceof MethodInvocationTree invocation) {
      return receiver(invocation.getMethodSelect());
    }
    if (call instanceof MemberReferenceTree reference) {
      return reference.getQualifierExpression();
    }
    return call instanceof MemberSelectTree select ? select.getExpression() : null;
  }

  /** The name of the method that is called, also when it was not resolved. */
  public static String methodName(MethodInvocationTree call) {
    return TreeInfo.name((JCTree) call.getMethodSelect()).toString();
  }

  /** The method declaration that a place is in, also inside a function; empty outside of one. */
  public static Optional<TreePath> enclosingMethod(TreePath place) {
    for (TreePath p = place; p != null; p = p.getParentPath()) {
      if (p.getLeaf() instanceof MethodTree) {
        return Optional.of(p);
      }
    }
    return Optional.empty();
  }

  /** The class whose {@code this} an expression at {@code path} sees. */
  public static Optional<ClassSymbol> enclosingClass(TreePath path) {
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      if (p.getLeaf() instanceof ClassTree tree && p != path) {
        return Optional.ofNullable(((JCTree.JCClassDecl) tree).sym);
      }
    }
    return Optional.empty();
  }

  /**
   * The innermost method, lambda, or class (for an initialiser) that holds the tree at {@code
   * path}.
   */
  public static TreePath enclosingBody(TreePath path) {
    TreePath p = path.getParentPath();
    while (p != null && !isBody(p.getLeaf())) {
      p = p.getParentPath();
    }
    return p;
  }

  /** Whether a tree is a method, a lambda or a class. */
  static boolean isBody(Tree tree) {
    return tree instanceof MethodTree
        || tree instanceof LambdaExpressionTree
        || tree instanceof ClassTree;
  }

  /** The code of a method, or the function or class itself. */
  static TreePath bodyOf(TreePath body) {
    return body.getLeaf() instanceof MethodTree method && method.getBody() != null
        ? new TreePath(body, method.getBody())
        : body;
  }

  /** Whether an expression is the literal {@code true}. */
  static boolean isTrue(Tree tree) {
    return tree instanceof LiteralTree literal && Boolean.TRUE.equals(literal.getValue());
  }

  /** What a call of a method or constructor gives for the parameter at a position. */
  static Optional<TreePath> argument(TreePath call, int position) {
    List<? extends ExpressionTree> arguments =
        call.getLeaf() instanceof NewClassTree created
            ? created.getArguments()
            : ((MethodInvocationTree) call.getLeaf()).getArguments();
    return position >= 0 && position < arguments.size()
        ? Optional.of(new TreePath(call, arguments.get(position)))
        : Optional.empty();
  }

  /** The innermost tree that both are, or are below. */
  static TreePath commonAncestor(TreePath one, TreePath other) {
    TreePath p = one;
    while (!isWithin(other, p.getLeaf())) {
      p = p.getParentPath();
    }
    return p;
  }

  /** Whether {@code path} is {@code ancestor} or below it. */
  public static boolean isWithin(TreePath path, Tree ancestor) {
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      if (p.getLeaf() == ancestor) {
        return true;
      }
    }
    return false;
  }

  /**
   * The top-level class a symbol belongs to; null for what belongs to none, such as an array's
   * methods.
   */
  public static ClassSymbol topLevelClass(Symbol symbol) {
    ClassSymbol outermost = null;
    for (Symbol s = symbol; s != null; s = s.owner) {
      outermost = s instanceof ClassSymbol c && s.kind == Kind.TYP ? c : outermost;
    }
    return outermost;
  }

  /** The path of a tree that a path leads to or around. */
  static TreePath at(Tree tree, TreePath path) {
    return path.getLeaf() == tree ? path : new TreePath(path, tree);
  }

  /** The class that a {@code new} makes, also where its type arguments could not be resolved. */
  public static Type createdType(NewClassTree tree) {
    Type type = type(tree);
    if (type != null && !type.isErroneous()) {
      return type;
    }
    return namedType(tree.getIdentifier());
  }

  /**
   * The type that a name stands for; of a generic type the class alone, since javac knows nothing
   * of the whole where an argument could not be resolved.
   */
  static Type namedType(Tree name) {
    return name == null
        ? null
        : type(name instanceof ParameterizedTypeTree generic ? generic.getType() : name);
  }

  /** The path of the expression without parentheses and casts around it. */
  public static TreePath bare(TreePath expression) {
    TreePath path = expression;
    while (true) {
      if (path.getLeaf() instanceof ParenthesizedTree parenthesized) {
        path = new TreePath(path, parenthesized.getExpression());
      } else if (path.getLeaf() instanceof TypeCastTree cast) {
        path = new TreePath(path, cast.getExpression());
      } else {
        return path;
      }
    }
  }

  /** Index of a tree's first character in its file. */
  public static int start(Tree tree) {
    return TreeInfo.getStartPos((JCTree) tree);
  }

  /**
   * Whether a tree is evaluated before another one of the same body, where the order of the source
   * decides: arguments come before their call.
   */
  static boolean isEvaluatedBefore(TreePath first, TreePath second) {
    if (isWithin(first, second.getLeaf())) {
      return first.getLeaf() != second.getLeaf();
    }
    return !isWithin(second, first.getLeaf())
        && ((JCTree) first.getLeaf()).pos < ((JCTree) second.getLeaf()).pos;
  }

  /** The nearest tree around an expression that is no parenthesis or cast. */
  public static TreePath bareParent(TreePath expression) {
    TreePath parent = expression.getParentPath();
    while (parent.getLeaf() instanceof ParenthesizedTree
        || parent.getLeaf() instanceof TypeCastTree) {
      parent = parent.getParentPath();
    }
    return parent;
  }

  /** The call, assignment or statement that the use of a variable belongs to; else the tree. */
  public static Tree around(TreePath use) {
    if (!(use.getLeaf() instanceof IdentifierTree || use.getLeaf() instanceof MemberSelectTree)) {
      return use.getLeaf();
    }
    TreePath parent = bareParent(use);
    return parent.getLeaf() instanceof MemberSelectTree
        ? parent.getParentPath().getLeaf()
        : parent.getLeaf();
  }

  /** The expression that a method gives when it does nothing else. */
  static Optional<TreePath> onlyResult(TreePath method) {
    BlockTree body = ((MethodTree) method.getLeaf()).getBody();
    return body != null
            && body.getStatements().size() == 1
            && body.getStatements().get(0) instanceof ReturnTree answer
            && answer.getExpression() != null
        ? Optional.of(
            new TreePath(new TreePath(new TreePath(method, body), answer), answer.getExpression()))
        : Optional.empty();
  }

  /**
   * The expressions that a method or lambda returns, those of its inner lambdas and classes left
   * out.
   */
  static List<TreePath> returnedBy(TreePath function) {
    Tree body =
        function.getLeaf() instanceof LambdaExpressionTree lambda
            ? lambda.getBody()
            : ((MethodTree) function.getLeaf()).getBody();
    if (body == null) {
      return List.of();
    }
    TreePath path = new TreePath(function, body);
    if (body instanceof ExpressionTree) {
      return List.of(path);
    }
    List<TreePath> returned = new ArrayList<>();
    new OwnCodeScanner() {
      @Override
      public Void visitReturn(ReturnTree tree, Void unused) {
        if (tree.getExpression() != null) {
          returned.add(new TreePath(getCurrentPath(), tree.getExpression()));
        }
        return null;
      }
    }.scan(path, null);
    return returned;
  }
}
