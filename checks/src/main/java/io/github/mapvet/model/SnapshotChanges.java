package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.Safety;
import io.github.mapvet.model.ContainerRef.Via;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds {@code remove}, {@code set} and {@code add} on iterators of copy-on-write containers: they
 * walk a snapshot, and throw (javadoc of {@code CopyOnWriteArrayList}, JDK 8 to 25).
 */
final class SnapshotChanges {
  private static final ImmutableSet<String> CHANGES = ImmutableSet.of("add", "remove", "set");

  private SnapshotChanges() {}

  /** All below {@code code}, in the order of the source. */
  static List<Change> in(TreePath code, Containers containers) {
    List<Change> found = new ArrayList<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        String name = Trees.methodName(tree);
        ExpressionTree receiver = Trees.receiver(tree);
        if (CHANGES.contains(name) && receiver != null && containers.typeOf(receiver).isEmpty()) {
          containers
              .resolve(receiver, getCurrentPath())
              .filter(ref -> ref.via() == Via.ITERATOR)
              .filter(ref -> containers.safetyOf(ref) == Safety.COPY_ON_WRITE)
              .ifPresent(ref -> found.add(change(ref, name, receiver, getCurrentPath())));
        }
        return super.visitMethodInvocation(tree, null);
      }
    }.scan(code, null);
    return found;
  }

  private static Change change(
      ContainerRef ref, String name, ExpressionTree receiver, TreePath path) {
    Optional<VarSymbol> iterator =
        Optional.ofNullable(Trees.symbol(receiver) instanceof VarSymbol v ? v : null);
    return Change.in(path, ref.base(), name, Optional.empty(), iterator);
  }
}
