package io.github.mapvet.model;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.ContainerKind;
import java.util.HashSet;
import java.util.Set;

/** Who takes elements out of queues: most queues have many who add and one who takes. */
public final class Consumers {
  private static final long OFFERED = Flags.PUBLIC | Flags.PROTECTED;

  private final Declarations declarations;
  private final Changes changes;
  private final Roots roots;

  Consumers(Declarations declarations, Changes changes, Roots roots) {
    this.declarations = declarations;
    this.changes = changes;
    this.roots = roots;
  }

  /**
   * Whether only the package's own code comes to a call on a queue, and nothing shows that two
   * threads do: no method that is offered to others, and no task of which there are several. A
   * class that is itself the package's own says nothing by what its methods are.
   */
  public boolean mayBeOne(Access act) {
    return act.container().type().kind() == ContainerKind.QUEUE
        && (isInPublicClass(act) || !isOwnField(act))
        && !isOffered(act.path(), new HashSet<>());
  }

  private static boolean isInPublicClass(Access act) {
    return Trees.enclosingClass(act.path())
        .filter(c -> (Trees.topLevelClass(c).flags() & Flags.PUBLIC) != 0)
        .isPresent();
  }

  private static boolean isOwnField(Access act) {
    VarSymbol queue = act.container().base().variable();
    return queue != null
        && queue.owner instanceof TypeSymbol
        && Trees.enclosingClass(act.path())
            .filter(c -> Trees.topLevelClass(c) == Trees.topLevelClass(queue))
            .isPresent();
  }

  private boolean isOffered(TreePath place, Set<MethodSymbol> asked) {
    TreePath body = Trees.enclosingBody(place);
    if (body.getLeaf() instanceof LambdaExpressionTree) {
      return changes.runsInline(body)
          ? isOffered(body, asked)
          : roots.of(place).stream().anyMatch(root -> root.carrier().mayOverlapItself());
    }
    return Trees.symbol(body.getLeaf()) instanceof MethodSymbol method
        && ((method.flags() & OFFERED) != 0
            || (asked.add(method)
                && declarations.callsOf(method).stream().anyMatch(c -> isOffered(c, asked))));
  }
}
