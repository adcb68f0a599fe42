package io.github.mapvet.model;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import io.github.mapvet.knowledge.Operation;
import java.util.Optional;

/**
 * A call on a container, or on a view of one.
 *
 * @param container what is called on
 * @param operation what the call does to it
 * @param method the method's name
 * @param key the first argument, if it is a term
 * @param path path of the call
 */
public record Access(
    ContainerRef container, Operation operation, String method, Optional<Term> key, TreePath path) {

  /** The call. */
  public MethodInvocationTree call() {
    return (MethodInvocationTree) path.getLeaf();
  }

  /** Whether both calls are on the same container and about the same key. */
  public boolean sameEntry(Access other) {
    return container.base().equals(other.container.base())
        && key.isPresent()
        && key.equals(other.key);
  }
}
