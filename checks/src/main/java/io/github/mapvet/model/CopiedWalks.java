package io.github.mapvet.model;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.SetMultimap;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;

/**
 * What a class calls on the elements of copies of its containers: who copies before it calls knows
 * that the elements may take themselves out meanwhile.
 */
final class CopiedWalks {
  private final Containers containers;
  private final SetMultimap<VarSymbol, MethodSymbol> calls = HashMultimap.create();

  private CopiedWalks(Containers containers) {
    this.containers = containers;
  }

  /** Those in the code of a class. */
  static CopiedWalks in(TreePath code, Containers containers) {
    CopiedWalks walks = new CopiedWalks(containers);
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void unused) {
        walks
            .containers
            .copied(new TreePath(getCurrentPath(), tree.getExpression()))
            .filter(ref -> ref.base() instanceof Term.Field)
            .map(ref -> ref.base().variable())
            .ifPresent(f -> walks.addCalls(f, Trees.symbol(tree.getVariable()), tree));
        return super.visitEnhancedForLoop(tree, null);
      }
    }.scan(code, null);
    return walks;
  }

  /** Whether a method is called on the elements of a copy of what a field holds. */
  boolean call(VarSymbol field, MethodSymbol method) {
    return calls.containsEntry(field, method);
  }

  private void addCalls(VarSymbol field, Symbol element, Tree loop) {
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
        if (Trees.receiver(tree) != null
            && Trees.symbol(Trees.receiver(tree)) == element
            && Trees.symbol(tree) instanceof MethodSymbol method) {
          calls.put(field, method);
        }
        return super.visitMethodInvocation(tree, null);
      }
    }.scan(loop, null);
  }
}
