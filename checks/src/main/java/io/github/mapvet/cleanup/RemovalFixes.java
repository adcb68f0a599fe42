package io.github.mapvet.cleanup;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.knowledge.ContainerKind;
import io.github.mapvet.knowledge.Interchangeable;
import io.github.mapvet.model.ClassModel;
import io.github.mapvet.model.LostEntry;
import io.github.mapvet.model.LostEntry.Kind;
import io.github.mapvet.model.Trees;
import java.util.Optional;

/** Removes an entry only while it holds the value that this call has put in. */
final class RemovalFixes {
  private static final ImmutableSet<String> STORES = ImmutableSet.of("put", "putIfAbsent");

  private RemovalFixes() {}

  /** Offered for a map, where the value is a name that the cleanup can see. */
  static Optional<Fix> of(ClassModel model, LostEntry lost) {
    if (lost.kind() != Kind.INSERTED_ON_CONDITION
        || lost.container().type().kind() != ContainerKind.MAP
        || !(lost.where().getLeaf() instanceof MethodInvocationTree remove)
        || !Trees.methodName(remove).equals("remove")
        || !(Trees.receiver(remove) instanceof IdentifierTree)) {
      return Optional.empty();
    }
    return lost.insert()
        .filter(
            i -> Trees.enclosingBody(i).getLeaf() == Trees.enclosingBody(lost.where()).getLeaf())
        .flatMap(i -> value(model, i, lost.where()))
        .map(
            value ->
                model
                    .fix()
                    .insertAfter(remove.getArguments().get(0), ", " + value)
                    .build("Remove it only while it is this call's"));
  }

  private static Optional<String> value(ClassModel model, TreePath insert, TreePath remove) {
    if (!(insert.getLeaf() instanceof MethodInvocationTree call)
        || !STORES.contains(Trees.methodName(call))
        || call.getArguments().size() != 2) {
      return Optional.empty();
    }
    ExpressionTree value = Trees.bare(call.getArguments().get(1));
    return Trees.symbol(value) instanceof VarSymbol local
            && value instanceof IdentifierTree
            && !(local.owner instanceof TypeSymbol)
            && !Interchangeable.contains(local.type)
            && model.declarations().hasScopeAt(local, remove)
        ? Optional.of(local.getSimpleName().toString())
        : Optional.empty();
  }
}
