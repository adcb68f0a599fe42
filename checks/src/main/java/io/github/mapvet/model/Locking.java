package io.github.mapvet.model;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.knowledge.LockCalls.Effect;
import javax.lang.model.element.Modifier;

/** Whether code takes locks at all. */
final class Locking {
  private Locking() {}

  /** Whether others may call a method, and it takes a lock because they do. */
  static boolean isForOthers(MethodSymbol method, Declarations declarations, Libraries libraries) {
    return !method.isPrivate()
        && declarations.method(method).filter(m -> isUsedIn(m.getLeaf(), libraries)).isPresent();
  }

  /** Whether a class or method has a synchronized method or block, or calls a lock. */
  static boolean isUsedIn(Tree code, Libraries libraries) {
    boolean[] found = {false};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitSynchronized(SynchronizedTree tree, Void unused) {
        found[0] = true;
        return null;
      }

      @Override
      public Void visitMethod(MethodTree tree, Void unused) {
        found[0] |= tree.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED);
        return found[0] ? null : super.visitMethod(tree, null);
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        found[0] |=
            Trees.symbol(tree) instanceof MethodSymbol method
                && libraries.lockCall(method).filter(c -> c.effect() != Effect.ASKS).isPresent();
        return found[0] ? null : super.visitMethodInvocation(tree, null);
      }
    }.scan(code, null);
    return found[0];
  }
}
