package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.AtomicHolders;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Containers that are filled once, under a lock, and then announced by a volatile flag: {@code if
 * (!loaded) synchronized (lock) { if (!loaded) { map.put(…); loaded = true; } }}. Whoever has seen
 * the flag may look without the lock.
 */
public final class OnceFlags {
  private final Declarations declarations;
  private final Changes changes;

  OnceFlags(Declarations declarations, Changes changes) {
    this.declarations = declarations;
    this.changes = changes;
  }

  /** Whether a use comes after a look at the flag that every change of the field waits for. */
  public boolean isAfterFilling(Use use, SharedField field) {
    List<Use> writes = field.sharedUses().stream().filter(Use::isWrite).toList();
    return !use.isWrite()
        && writes.stream()
            .findFirst()
            .flatMap(first -> flags(first.path()).stream().findFirst())
            .filter(flag -> writes.stream().allMatch(w -> flags(w.path()).contains(flag)))
            .filter(flag -> mentions(use.path(), flag))
            .isPresent();
  }

  /** The flags that were found unset on the way to a place, and are set after it. */
  private Set<VarSymbol> flags(TreePath place) {
    Set<VarSymbol> unset = new HashSet<>();
    new Conditions(changes) {
      @Override
      void addTest(ExpressionTree test, TreePath context, boolean truth) {
        if (!truth) {
          flag(test).ifPresent(unset::add);
        }
      }
    }.walk(place);
    return unset.stream().filter(flag -> isSetAfter(flag, place)).collect(Collectors.toSet());
  }

  private static Optional<VarSymbol> flag(ExpressionTree test) {
    ExpressionTree named =
        test instanceof MethodInvocationTree call && Trees.methodName(call).equals("get")
            ? Trees.receiver(call)
            : test;
    return named != null
            && Trees.symbol(named) instanceof VarSymbol field
            && field.owner instanceof TypeSymbol
            && ((field.flags() & Flags.VOLATILE) != 0 || AtomicHolders.isFlag(field.type))
        ? Optional.of(field)
        : Optional.empty();
  }

  private boolean isSetAfter(VarSymbol flag, TreePath place) {
    TreePath body = Trees.enclosingBody(place);
    return AtomicHolders.isFlag(flag.type)
        || declarations.valuesOf(flag).stream()
            .filter(v -> Trees.enclosingBody(v).getLeaf() == body.getLeaf())
            .anyMatch(v -> Trees.start(v.getLeaf()) > Trees.start(place.getLeaf()));
  }

  private static boolean mentions(TreePath place, VarSymbol flag) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree tree, Void unused) {
        found[0] |= Trees.symbol(tree) == flag;
        return null;
      }
    }.scan(Trees.enclosingBody(place).getLeaf(), null);
    return found[0];
  }
}
