package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.InlineCalls;
import io.github.mapvet.knowledge.Operation;
import java.util.HashMap;
import java.util.Map;

/** Which functions run before the call that they are given to returns. */
final class InlineRuns {
  private final Declarations declarations;
  private final Containers containers;
  private final Map<Parameter, Boolean> known = new HashMap<>();

  /** A parameter by its place: a method may have no tree that declares it. */
  private record Parameter(MethodSymbol method, int index) {}

  InlineRuns(Declarations declarations, Containers containers) {
    this.declarations = declarations;
    this.containers = containers;
  }

  /** Whether the function that stands at {@code path} is one. */
  boolean contain(TreePath path) {
    Tree parent = path.getParentPath().getLeaf();
    if (!(parent instanceof MethodInvocationTree call)
        || !call.getArguments().contains(path.getLeaf())) {
      return false;
    }
    ExpressionTree receiver = Trees.receiver(call);
    boolean byContainer =
        receiver != null
            && containers.typeOf(receiver).isPresent()
            && Operation.runsItsFunction(Trees.methodName(call));
    if (byContainer || !(Trees.symbol(call) instanceof MethodSymbol method)) {
      // What could not be resolved can only be judged by its name.
      return byContainer || Trees.methodName(call).equals("forEach");
    }
    if (InlineCalls.givesFunction(method)) {
      return contain(path.getParentPath());
    }
    return InlineCalls.contains(method)
        || isOnlyCalled(new Parameter(method, call.getArguments().indexOf(path.getLeaf())));
  }

  /** Whether a method of the program does nothing with a function but call it. */
  private boolean isOnlyCalled(Parameter parameter) {
    Boolean answer = known.get(parameter);
    if (answer == null) {
      // No, while it is being found out: what goes round in a circle is never called.
      known.put(parameter, false);
      answer = findOnlyCalled(parameter);
      known.put(parameter, answer);
    }
    return answer;
  }

  private boolean findOnlyCalled(Parameter parameter) {
    MethodSymbol method = parameter.method;
    if (parameter.index >= method.getParameters().size()) {
      return false;
    }
    return declarations
        .method(method)
        .filter(body -> isOnlyCalled(method.getParameters().get(parameter.index), body))
        .isPresent();
  }

  private boolean isOnlyCalled(VarSymbol parameter, TreePath body) {
    boolean[] called = {false};
    boolean[] kept = {false};
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree tree, Void unused) {
        if (Trees.symbol(tree) == parameter) {
          boolean here =
              isRunHere(getCurrentPath())
                  && Trees.enclosingBody(getCurrentPath()).getLeaf() == body.getLeaf();
          called[0] |= here;
          kept[0] |= !here;
        }
        return null;
      }
    }.scan(body, null);
    return called[0] && !kept[0];
  }

  private boolean isRunHere(TreePath function) {
    return function.getParentPath().getLeaf() instanceof MemberSelectTree || contain(function);
  }
}
