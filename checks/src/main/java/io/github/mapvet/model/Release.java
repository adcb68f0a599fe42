package io.github.mapvet.model;

import com.sun.source.util.TreePath;

/**
 * A place where a method gives a lock back.
 *
 * @param lock the lock
 * @param where the call that releases it, or the {@code synchronized} or {@code try} statement that
 *     ends there
 */
public record Release(LockPath lock, TreePath where) {}
