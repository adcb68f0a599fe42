package io.github.mapvet.model;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import java.util.Map;
import java.util.Optional;

/**
 * Methods of the program that do one thing with a container for their callers, such as {@code
 * boolean has(K key) { return map.containsKey(key); }}: it is as if the caller did it.
 */
final class Helpers {
  private final Declarations declarations;
  private final Terms terms;

  Helpers(Declarations declarations, Terms terms) {
    this.declarations = declarations;
    this.terms = terms;
  }

  /** The expression that a method gives when it does nothing else. */
  Optional<TreePath> answerOf(MethodInvocationTree call) {
    return Trees.symbol(call) instanceof MethodSymbol method
        ? declarations.method(method).flatMap(Trees::onlyResult)
        : Optional.empty();
  }

  /**
   * An access inside a called method, as one that the caller makes.
   *
   * @param call path of the call
   */
  Access asSeenAt(TreePath call, Access inside) {
    MethodInvocationTree tree = (MethodInvocationTree) call.getLeaf();
    Map<Term, Term> seen = terms.seenAt(tree, (MethodSymbol) Trees.symbol(tree), call);
    ContainerRef container = inside.container();
    return new Access(
        new ContainerRef(container.base().substitute(seen), container.via(), container.type()),
        inside.operation(),
        inside.method(),
        inside.key().map(k -> k.substitute(seen)),
        call);
  }
}
