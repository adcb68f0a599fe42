package io.github.mapvet.model;

import com.sun.source.util.TreePath;
import java.util.Optional;

/**
 * What code that runs at the end does to a container that working threads use under a lock, or have
 * exchanged.
 *
 * @param field the container
 * @param hook what the code is, for messages: "a shutdown hook"
 * @param where where it touches the container, or captures it
 * @param use that use; empty for a captured reference
 * @param guard the lock that the working threads hold; empty for a captured reference
 * @param other a use by a working thread, or where the field is given another container
 */
public record HookUse(
    SharedField field,
    String hook,
    TreePath where,
    Optional<Use> use,
    Optional<Term> guard,
    Use other) {}
