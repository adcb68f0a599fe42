package io.github.mapvet.model;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which code runs when a function is called that an expression gives. */
final class FunctionValues {
  private final Declarations declarations;

  FunctionValues(Declarations declarations) {
    this.declarations = declarations;
  }

  /**
   * The code of a function.
   *
   * @param function path of the expression
   * @return paths of lambdas, method references, and method bodies of anonymous classes; what is
   *     held in a variable, passed in by a caller in the same class or given by one of its methods
   *     is followed
   */
  List<TreePath> of(TreePath function) {
    List<TreePath> code = new ArrayList<>();
    add(function, code, new HashSet<>());
    return code;
  }

  private void add(TreePath function, List<TreePath> code, Set<Object> seen) {
    TreePath path = Trees.bare(function);
    ExpressionTree tree = (ExpressionTree) path.getLeaf();
    if (tree instanceof LambdaExpressionTree || tree instanceof MemberReferenceTree) {
      code.add(path);
    } else if (tree instanceof ConditionalExpressionTree choice) {
      add(new TreePath(path, choice.getTrueExpression()), code, seen);
      add(new TreePath(path, choice.getFalseExpression()), code, seen);
    } else if (tree instanceof NewClassTree created) {
      addMethods(created, path, code);
    } else if (tree instanceof MethodInvocationTree) {
      addGiven(Trees.symbol(tree), code, seen);
    } else if (Trees.symbol(tree) instanceof VarSymbol variable && seen.add(variable)) {
      declarations.valuesOf(variable).forEach(v -> add(v, code, seen));
      addArguments(variable, code, seen);
    }
  }

  /** The methods that an anonymous class declares: it is made for one of them. */
  private static void addMethods(NewClassTree created, TreePath path, List<TreePath> code) {
    ClassTree body = created.getClassBody();
    if (body == null) {
      return;
    }
    TreePath type = new TreePath(path, body);
    body.getMembers().stream()
        .filter(MethodTree.class::isInstance)
        .map(MethodTree.class::cast)
        .filter(m -> m.getBody() != null && m.getReturnType() != null)
        .forEach(m -> code.add(new TreePath(new TreePath(type, m), m.getBody())));
  }

  private void addGiven(Object giver, List<TreePath> code, Set<Object> seen) {
    if (giver instanceof MethodSymbol method && seen.add(method)) {
      declarations
          .method(method)
          .map(Trees::returnedBy)
          .orElse(List.of())
          .forEach(v -> add(v, code, seen));
    }
  }

  /** What the class itself passes for a parameter of its own object's method. */
  private void addArguments(VarSymbol parameter, List<TreePath> code, Set<Object> seen) {
    if ((parameter.flags() & Flags.PARAMETER) == 0
        || parameter.owner instanceof TypeSymbol
        || !(parameter.owner instanceof MethodSymbol method)
        || declarations.method(method).isEmpty()) {
      // A function's own parameter; in an initialiser its owner is no method that has any.
      return;
    }
    int index = method.getParameters().indexOf(parameter);
    for (TreePath call : declarations.callsOf(method)) {
      MethodInvocationTree tree = (MethodInvocationTree) call.getLeaf();
      if (index >= 0 && index < tree.getArguments().size() && isOnThis(tree)) {
        add(new TreePath(call, tree.getArguments().get(index)), code, seen);
      }
    }
  }

  /** Whether a call is on the object or class that it stands in. */
  static boolean isOnThis(MethodInvocationTree call) {
    ExpressionTree receiver = Trees.receiver(call);
    return receiver == null
        || (Trees.symbol(receiver) instanceof VarSymbol self && self.name.contentEquals("this"))
        || Trees.symbol(receiver) instanceof TypeSymbol;
  }
}
