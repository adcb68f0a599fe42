package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.Optional;

/**
 * A structural change of a container.
 *
 * @param base the container under its views
 * @param method the method that changes it, such as {@code remove}
 * @param key the first argument, if it is a term: the key or element concerned
 * @param iterator the variable whose own {@code remove} this is
 * @param where the changing call
 * @param calls the calls that lead to it from the code that was asked about, outermost first; empty
 *     when it stands there
 * @param isSure whether it is certain that the container is the one that was asked about; else a
 *     reference from an element back to its owner was taken to lead to this owner
 */
public record Change(
    Term base,
    String method,
    Optional<Term> key,
    Optional<VarSymbol> iterator,
    TreePath where,
    ImmutableList<TreePath> calls,
    boolean isSure) {

  /** A change that stands in the code that was asked about. */
  static Change in(
      TreePath where, Term base, String method, Optional<Term> key, Optional<VarSymbol> iterator) {
    return new Change(base, method, key, iterator, where, ImmutableList.of(), /* isSure= */ true);
  }

  /**
   * Where the code that was asked about makes the change: the change itself, or the call that leads
   * to it.
   */
  public TreePath site() {
    return calls.isEmpty() ? where : calls.get(0);
  }

  /** Whether the change happens in a method that is called from the code that was asked about. */
  public boolean isIndirect() {
    return !calls.isEmpty();
  }

  /**
   * The same change seen from a caller.
   *
   * @param way the calls that lead to the code that makes it, outermost first
   * @param frame what that code's terms are for the caller
   */
  Change calledFrom(ImmutableList<TreePath> way, Frame frame) {
    return new Change(
        frame.outside(base), method, key.map(frame::outside), iterator, where, way, frame.isSure());
  }

  /** The changing call itself. */
  public Tree tree() {
    return where.getLeaf();
  }
}
