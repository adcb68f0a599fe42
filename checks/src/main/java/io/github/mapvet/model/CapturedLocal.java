package io.github.mapvet.model;

import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;

/**
 * A local container that two threads use at once, at least one of them changing it, with nothing
 * that keeps them apart.
 *
 * @param symbol the local
 * @param typeName the container's class, as messages name it
 * @param declaration where it is declared
 * @param write the change
 * @param other the other use; the same as {@code write} when one task of many makes both
 */
public record CapturedLocal(
    VarSymbol symbol, String typeName, TreePath declaration, Place write, Place other) {

  /**
   * A use, and who makes it.
   *
   * @param use what happens
   * @param thread who, for messages
   * @param inTask whether that is a task
   * @param many whether several threads run the task at once
   */
  public record Place(Use use, String thread, boolean inTask, boolean many) {}

  /** The local's name. */
  public String name() {
    return symbol.getSimpleName().toString();
  }

  /** Whether the two sides are the same change in two tasks at once. */
  public boolean isSelf() {
    return write.use().path().getLeaf() == other.use().path().getLeaf();
  }

  /**
   * Whether a task's own code changes the local by its name. Otherwise it was handed to the task,
   * which uses it as a field of its own, or the task only looks at it.
   */
  public boolean isChangedByCapture() {
    return write.inTask() && !(write.use().path().getLeaf() instanceof NewClassTree);
  }
}
