package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import io.github.mapvet.knowledge.ConditionalCalls;
import java.util.Optional;

/**
 * A call that changes something only if it still is what the caller believes, and tells whether it
 * did: {@code replace(key, old, new)}, {@code remove(key, old)}, {@code compareAndSet(old, new)}.
 *
 * @param path path of the call
 * @param call which of them it is
 * @param access the same as a call on a container; empty for the holder of one
 */
record ConditionalUpdate(TreePath path, ConditionalCalls call, Optional<Access> access) {

  MethodInvocationTree tree() {
    return (MethodInvocationTree) path.getLeaf();
  }

  /** What the caller believes to be there. */
  ExpressionTree expected() {
    return tree().getArguments().get(call.expected(tree().getArguments().size()));
  }

  /** What it puts there; empty for a removal. */
  Optional<ExpressionTree> replacement() {
    int index = call.expected(tree().getArguments().size()) + 1;
    return call == ConditionalCalls.REMOVE
        ? Optional.empty()
        : Optional.of(tree().getArguments().get(index));
  }
}
