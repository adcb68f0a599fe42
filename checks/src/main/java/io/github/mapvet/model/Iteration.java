package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.Optional;

/**
 * A stretch of code during which an iteration over a container is under way.
 *
 * @param container what is iterated
 * @param kind how
 * @param source path of the expression that is iterated, as written
 * @param region path of the code that runs between the iteration's steps: a loop's body or a
 *     function
 * @param loop the loop statement, or the function that runs once a step
 * @param variable the loop variable of a for-each, the explicit iterator, or the index
 */
public record Iteration(
    ContainerRef container,
    Kind kind,
    TreePath source,
    TreePath region,
    Tree loop,
    Optional<VarSymbol> variable) {

  /** How a container is iterated. */
  public enum Kind {
    FOR_EACH,
    ITERATOR_LOOP,
    /** A loop that counts an index up; no iterator is in it. */
    INDEX,
    /** {@code forEach}, {@code removeIf} and the like, with a function. */
    FUNCTION,
    /** A stream pipeline, with a function. */
    STREAM
  }

  /** The same code, with the container by another name. */
  Iteration over(ContainerRef other) {
    return new Iteration(other, kind, source, region, loop, variable);
  }

  /** The iterated expression as written. */
  public ExpressionTree expression() {
    return (ExpressionTree) source.getLeaf();
  }
}
