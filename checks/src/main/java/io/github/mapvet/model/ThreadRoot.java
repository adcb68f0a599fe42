package io.github.mapvet.model;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;

/**
 * Where code gets onto a thread.
 *
 * @param kind how
 * @param tree the method, lambda or reference that is run there; null for {@link Kind#CALLER},
 *     which is one for the class
 * @param carrier what runs a task
 */
public record ThreadRoot(Kind kind, Tree tree, Carrier carrier) {

  /** How code gets onto a thread. */
  public enum Kind {
    /** Any thread that calls a method the class offers. */
    CALLER("any caller's thread"),
    /** A function that some other object keeps and calls when it likes. */
    CALLBACK("a callback's thread"),
    /** A function that a parallel stream runs on several threads, and waits for. */
    PARALLEL("a parallel stream's thread"),
    /** A task that an executor, a timer or a thread runs. */
    TASK("a task's own thread");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** For messages. */
    public String text() {
      return text;
    }
  }

  /** Whether it is a caller's thread, or one that works for it while it waits. */
  boolean isByCaller() {
    return kind == Kind.CALLER || kind == Kind.PARALLEL;
  }

  /** Whether the code is handed to a thread or executor, at a call that is known. */
  boolean isHandedOver() {
    return kind != Kind.PARALLEL && carrier.handedOver() != null;
  }

  /** Whether the code around a place hands it over, and later than it comes to that place. */
  boolean isStartedAfter(TreePath place) {
    TreePath start = carrier.handedOver();
    return start != null
        && Trees.enclosingBody(start).getLeaf() == Trees.enclosingBody(place).getLeaf()
        && Trees.isEvaluatedBefore(place, start);
  }

  static final ThreadRoot ANY_CALLER = new ThreadRoot(Kind.CALLER, null, Carrier.NOT_KNOWN);
}
