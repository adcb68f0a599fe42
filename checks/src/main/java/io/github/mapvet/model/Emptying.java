package io.github.mapvet.model;

import com.sun.source.util.TreePath;

/**
 * Something that takes everything out of a container, or puts a fresh one in its place.
 *
 * @param container the container under its views
 * @param kind how
 * @param where the statement
 */
public record Emptying(Term container, Kind kind, TreePath where) {

  /** How a container is emptied. */
  public enum Kind {
    /** {@code clear()} or its like: everybody who holds the container sees it. */
    CLEARED,
    /** The variable is given another container: whoever got the old one keeps its content. */
    REPLACED
  }
}
