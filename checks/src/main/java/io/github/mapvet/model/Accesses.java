package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.github.mapvet.knowledge.ContainerTypes.ContainerType;
import io.github.mapvet.knowledge.Operation;
import io.github.mapvet.model.ContainerRef.Via;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the calls on named containers in a piece of code. */
public final class Accesses {
  private final Containers containers;
  private final Terms terms;

  Accesses(Containers containers, Terms terms) {
    this.containers = containers;
    this.terms = terms;
  }

  /** All of them below {@code code}, in the order of their evaluation. */
  List<Access> in(TreePath code) {
    List<TreePath> calls = new ArrayList<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        super.visitMethodInvocation(tree, null);
        calls.add(getCurrentPath());
        return null;
      }
    }.scan(code, null);
    return among(calls);
  }

  /** Those that some code makes, in the order of its effects. */
  List<Access> among(List<TreePath> effects) {
    List<Access> found = new ArrayList<>();
    effects.forEach(e -> of(e).ifPresent(found::add));
    return found;
  }

  /**
   * The access that a call is; empty for a call on something else than a container or its views.
   */
  public Optional<Access> of(TreePath path) {
    if (!(path.getLeaf() instanceof MethodInvocationTree call)) {
      return Optional.empty();
    }
    ExpressionTree receiver = Trees.receiver(call);
    Optional<ContainerType> type =
        receiver == null ? Optional.empty() : containers.typeOf(receiver);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    String name = Trees.methodName(call);
    Operation operation = Operation.of(type.get().kind(), name, call.getArguments().size());
    return containers
        .resolve(receiver, path)
        .filter(ref -> ref.via() == Via.ITSELF || ref.via() == Via.VIEW)
        .map(ref -> new Access(ref, operation, name, key(call, path), path));
  }

  private Optional<Term> key(MethodInvocationTree call, TreePath path) {
    return call.getArguments().isEmpty()
        ? Optional.empty()
        : terms.of(call.getArguments().get(0), path);
  }
}
