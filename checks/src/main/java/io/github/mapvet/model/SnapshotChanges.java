package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import io.github.mapvet.knowledge.Safety;
import io.github.mapvet.model.ContainerRef.Via;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Finds {@code remove}, {@code set} and {@code add} on iterators of copy-on-write containers: they
 * walk a snapshot, and throw (javadoc of {@code CopyOnWriteArrayList}, JDK 8 to 25).
 */
public final class SnapshotChanges {
  private static final ImmutableSet<String> CHANGES = ImmutableSet.of("add", "remove", "set");

  private SnapshotChanges() {}

  /**
   * A call that always throws.
   *
   * @param container what the iterator walks a snapshot of
   * @param method the method's name
   * @param where path of the call
   * @param iterator path of the expression that gives the iterator
   */
  public record SnapshotChange(
      ContainerRef container, String method, TreePath where, TreePath iterator) {}

  /**
   * All among some calls.
   *
   * @param safetyOf what a container promises that the expression at the path denotes
   */
  static List<SnapshotChange> among(
      List<TreePath> calls,
      Containers containers,
      BiFunction<ContainerRef, TreePath, Safety> safetyOf) {
    List<SnapshotChange> found = new ArrayList<>();
    for (TreePath path : calls) {
      MethodInvocationTree tree = (MethodInvocationTree) path.getLeaf();
      String name = Trees.methodName(tree);
      ExpressionTree receiver = Trees.receiver(tree);
      if (CHANGES.contains(name) && receiver != null && containers.typeOf(receiver).isEmpty()) {
        TreePath iterator = new TreePath(path, receiver);
        containers
            .resolve(receiver, path)
            .filter(ref -> ref.via() == Via.ITERATOR)
            .filter(ref -> safetyOf.apply(ref, iterator) == Safety.COPY_ON_WRITE)
            .map(ref -> new SnapshotChange(ref, name, path, containers.valueOf(iterator)))
            .ifPresent(found::add);
      }
    }
    return found;
  }
}
