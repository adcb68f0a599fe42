package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.Optional;

/**
 * One step of a race, for reports: what happens, on which thread, under which locks.
 *
 * @param tree where it happens
 * @param what a verb, or when it happens
 * @param byAnother whether another thread does it than the step before
 * @param thread which kind of thread, for people; empty where the rule does not ask
 * @param locks those that are held
 * @param code the source, on one line
 */
public record Step(
    Tree tree,
    String what,
    boolean byAnother,
    Optional<String> thread,
    ImmutableSet<LockPath> locks,
    String code) {

  /** A use, by a thread of its own. */
  public static Step of(ClassModel model, Use use) {
    Tree tree = use.path().getLeaf();
    return new Step(
        tree,
        use.kind().text(),
        /* byAnother= */ true,
        Optional.of(Evidence.threadOf(use)),
        use.locks(),
        model.brief(tree));
  }

  /** What the thread of the step before does next, whichever thread that is. */
  public static Step at(ClassModel model, String what, TreePath place) {
    Tree tree = place.getLeaf();
    return new Step(
        tree,
        what,
        /* byAnother= */ false,
        Optional.empty(),
        model.locks().at(place),
        model.brief(tree));
  }

  /** The same step, by the thread of the step before. */
  public Step then() {
    return new Step(tree, "then " + what, /* byAnother= */ false, thread, locks, code);
  }

  /** The same step, by another thread than the step before. */
  public Step byAnotherThread() {
    return new Step(tree, what, /* byAnother= */ true, thread, locks, code);
  }

  /** The same step on a thread that the rule knows better. */
  public Step on(String knownThread) {
    return new Step(tree, what, byAnother, Optional.of(knownThread), locks, code);
  }

  /** The same step with a remark. */
  public Step noting(String remark) {
    return new Step(tree, what, byAnother, thread, locks, code + " (" + remark + ")");
  }

  /** The locks for people, in a fixed order. */
  public ImmutableList<String> lockNames() {
    return LockPath.names(locks);
  }

  /** The whole step in words. */
  public String text() {
    return what
        + thread.map(t -> " on " + t).orElse("")
        + ", holding "
        + LockPath.describe(locks)
        + ": "
        + code;
  }
}
