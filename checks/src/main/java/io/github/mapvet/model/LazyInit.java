package io.github.mapvet.model;

import com.sun.source.util.TreePath;

/**
 * A container that is made where none is found, although another thread can find none at the same
 * time.
 *
 * @param field the field or reference it is stored in
 * @param test where it is asked whether there is one
 * @param store where the new one is stored
 * @param why why several threads come here
 * @param locked whether a lock is taken after the test, and nobody tests again
 */
public record LazyInit(
    SharedField field, TreePath test, TreePath store, String why, boolean locked) {}
