package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.regex.Pattern;

/** Code that only one thread comes to, once: {@code if (closed.compareAndSet(false, true))}. */
final class OnceGates {
  private static final Pattern LOOKS = Pattern.compile("get(Acquire|Opaque|Plain)?|toString");

  private OnceGates() {}

  /** Whether a place is behind a gate that nothing opens again. */
  static boolean isBehind(TreePath place, Changes changes, Declarations declarations) {
    boolean[] behind = {false};
    new Conditions(changes, declarations) {
      @Override
      void addTest(ExpressionTree test, TreePath context, boolean truth) {
        behind[0] |=
            truth
                && test instanceof MethodInvocationTree call
                && Trees.methodName(call).equals("compareAndSet")
                && Trees.symbol(Trees.receiver(call)) instanceof VarSymbol gate
                && gate.owner instanceof TypeSymbol
                && changesOf(gate, place) == 1;
      }
    }.walk(place);
    return behind[0];
  }

  private static int changesOf(Symbol gate, TreePath place) {
    int[] found = {0};
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        boolean onGate = Trees.receiver(tree) != null && Trees.symbol(Trees.receiver(tree)) == gate;
        found[0] += onGate && !LOOKS.matcher(Trees.methodName(tree)).matches() ? 1 : 0;
        return super.visitMethodInvocation(tree, null);
      }
    }.scan(place.getCompilationUnit(), null);
    return found[0];
  }
}
