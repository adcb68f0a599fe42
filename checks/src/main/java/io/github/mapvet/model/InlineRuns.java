package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Flags;
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
  private final Implementations implementations;
  private final Map<Parameter, Fate> known = new HashMap<>();

  /** A parameter by its place: a method may have no tree that declares it. */
  private record Parameter(MethodSymbol method, int index) {}

  InlineRuns(Declarations declarations, Containers containers, Implementations implementations) {
    this.implementations = implementations;
    this.declarations = declarations;
    this.containers = containers;
  }

  /** What a method does with a function that it is given. */
  private enum Fate {
    /** Nothing, as far as it is known. */
    NONE,
    /** It calls it before it returns, and does nothing else with it. */
    CALLED,
    /** It may store it or hand it on. */
    KEPT;

    Fate and(Fate other) {
      return compareTo(other) > 0 ? this : other;
    }
  }

  /** Whether the function that stands at {@code path} is one. */
  boolean contain(TreePath path) {
    return fateOf(path) == Fate.CALLED;
  }

  private Fate fateOf(TreePath path) {
    Tree parent = path.getParentPath().getLeaf();
    if (!(parent instanceof MethodInvocationTree call)
        || !call.getArguments().contains(path.getLeaf())) {
      return Fate.KEPT;
    }
    ExpressionTree receiver = Trees.receiver(call);
    boolean byContainer =
        receiver != null
            && containers.typeOf(receiver).isPresent()
            && Operation.runsItsFunction(Trees.methodName(call));
    if (byContainer || !(Trees.symbol(call) instanceof MethodSymbol method)) {
      // What could not be resolved can only be judged by its name.
      return byContainer || Trees.methodName(call).equals("forEach") ? Fate.CALLED : Fate.KEPT;
    }
    if (InlineCalls.givesFunction(method)) {
      return fateOf(path.getParentPath());
    }
    return InlineCalls.contains(method)
        ? Fate.CALLED
        : fateOf(new Parameter(method, call.getArguments().indexOf(path.getLeaf())));
  }

  private Fate fateOf(Parameter parameter) {
    Fate answer = known.get(parameter);
    if (answer == null) {
      // While it is being found out, nothing: what only goes round in a circle is never called.
      known.put(parameter, Fate.NONE);
      answer = findFate(parameter);
      known.put(parameter, answer);
    }
    return answer;
  }

  private Fate findFate(Parameter parameter) {
    MethodSymbol method = parameter.method;
    if (parameter.index < 0 || parameter.index >= method.getParameters().size()) {
      return Fate.KEPT;
    }
    return isAbstract(method)
        ? implementations.of(method).stream()
            .map(below -> fateOf(new Parameter(below, parameter.index)))
            .reduce(Fate::and)
            .orElse(Fate.KEPT)
        : declarations
            .method(method)
            .filter(body -> declarations.isAttributed(method))
            .map(body -> fateOf(method.getParameters().get(parameter.index), body))
            .orElse(Fate.KEPT);
  }

  private static boolean isAbstract(MethodSymbol method) {
    // javac marks an interface's default method as both.
    return (method.flags() & (Flags.ABSTRACT | Flags.DEFAULT)) == Flags.ABSTRACT;
  }

  private Fate fateOf(VarSymbol parameter, TreePath body) {
    Fate[] fate = {Fate.NONE};
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree tree, Void unused) {
        if (Trees.symbol(tree) == parameter) {
          boolean here = Trees.enclosingBody(getCurrentPath()).getLeaf() == body.getLeaf();
          fate[0] = fate[0].and(here ? fateAt(getCurrentPath()) : Fate.KEPT);
        }
        return null;
      }
    }.scan(body, null);
    return fate[0];
  }

  private Fate fateAt(TreePath function) {
    return function.getParentPath().getLeaf() instanceof MemberSelectTree
        ? Fate.CALLED
        : fateOf(function);
  }
}
