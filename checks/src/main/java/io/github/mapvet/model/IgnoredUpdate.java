package io.github.mapvet.model;

import com.sun.source.util.TreePath;
import java.util.Optional;

/**
 * A conditional update whose outcome nobody looks at, and code after it that takes it for done.
 *
 * @param path path of the call
 * @param access the same as a call on a container; empty for a call on the holder of one
 * @param reliance what is done as if the call had succeeded
 */
public record IgnoredUpdate(TreePath path, Optional<Access> access, TreePath reliance) {}
