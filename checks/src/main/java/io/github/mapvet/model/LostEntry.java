package io.github.mapvet.model;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.Optional;

/**
 * Cleaning up that takes entries out of a container that other threads have put there.
 *
 * @param container the container
 * @param kind what is taken out, and why it need not be this call's
 * @param where path of the call or assignment that does it
 * @param insert where this call, or others, insert what is taken out
 * @param removed the key as the cleanup names it, where a single entry is removed
 */
public record LostEntry(
    ContainerRef container,
    Kind kind,
    TreePath where,
    Optional<TreePath> insert,
    Optional<Tree> removed) {

  /** What is taken out. */
  public enum Kind {
    /** Everything. */
    CLEARED,
    /** Everything, by giving the field another container. */
    REPLACED,
    /** One entry, which is inserted only if there was none, or under a condition. */
    INSERTED_ON_CONDITION,
    /** One entry, which is inserted only after something that may fail or return. */
    INSERTED_LATE,
    /** One entry, which the code at hand does not insert. */
    NOT_INSERTED
  }
}
