package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.Optional;

/**
 * A container that other threads can find already, and that the method which has put it there goes
 * on filling.
 *
 * @param kind how others came to find it
 * @param name the field or local that is filled
 * @param typeName the container's class, as messages name it
 * @param into the field, reference or container that others find it through
 * @param store path of what makes it visible: an assignment or a call
 * @param changes the changes after that, in the order of the source; at least one
 * @param other a use by which another thread can see it half-made, if this class has one
 */
public record LateFill(
    Kind kind,
    String name,
    String typeName,
    VarSymbol into,
    TreePath store,
    ImmutableList<Change> changes,
    Optional<TreePath> other) {

  /** How others came to find the container. */
  public enum Kind {
    /** It was stored in a field, an atomic reference or a concurrent container. */
    STORED,
    /** It has been there all along, and is emptied to be filled anew. */
    EMPTIED
  }

  /** Whether one of the changes is made by this tree. */
  boolean contains(Tree tree) {
    return store.getLeaf() == tree || changes.stream().anyMatch(c -> c.tree() == tree);
  }
}
