package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.Optional;

/**
 * A container that leaves the code at hand, itself or as a live view.
 *
 * @param container the container as it is given
 * @param kind how it leaves
 * @param where path of the expression that denotes it
 * @param into the field or the container's or reference's variable that it is stored in, if it has
 *     a name
 */
public record HandOver(
    ContainerRef container, Kind kind, TreePath where, Optional<VarSymbol> into) {

  /** How a container leaves. */
  public enum Kind {
    RETURNED("is returned"),
    STORED("is stored where others see it");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** For messages, after the container's name. */
    public String text() {
      return text;
    }
  }

  /** The expression as written. */
  public ExpressionTree expression() {
    return (ExpressionTree) where.getLeaf();
  }
}
