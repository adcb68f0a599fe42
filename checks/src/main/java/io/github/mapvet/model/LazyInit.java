package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.sun.source.util.TreePath;

/**
 * A container that is made where none is found, although another thread can find none at the same
 * time.
 *
 * @param field the field or reference it is stored in
 * @param test where it is asked whether there is one
 * @param store where the new one is stored
 * @param others where else one is stored in the same way
 * @param why why several threads come here
 * @param locked whether a lock is taken after the test, and nobody tests again
 * @param filledLater whether it is stored empty, or changed afterwards; else whoever stores it has
 *     filled it, and it stays as it is
 */
public record LazyInit(
    SharedField field,
    TreePath test,
    TreePath store,
    ImmutableList<TreePath> others,
    String why,
    boolean locked,
    boolean filledLater) {

  LazyInit alsoAt(TreePath another) {
    ImmutableList<TreePath> all =
        ImmutableList.<TreePath>builder().addAll(others).add(another).build();
    return new LazyInit(field, test, store, all, why, locked, filledLater);
  }
}
