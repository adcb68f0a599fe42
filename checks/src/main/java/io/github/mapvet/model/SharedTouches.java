package io.github.mapvet.model;

import com.google.common.collect.ImmutableSet;
import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;

/**
 * Whether code may touch something that another thread can touch too. Calls of methods that are not
 * known to work on their arguments alone are taken to.
 */
final class SharedTouches extends TreePathScanner<Void, Void> {

  /** Classes whose methods touch nothing but their arguments, which never change. */
  private static final ImmutableSet<String> PURE =
      ImmutableSet.of(
          "java.lang.Boolean",
          "java.lang.Character",
          "java.lang.Double",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Math",
          "java.lang.String",
          "java.util.Objects");

  private final Program program;
  private final int from;
  private final int to;
  private final TreePath lock;
  private boolean found;

  private SharedTouches(Program program, int from, int to, TreePath lock) {
    this.program = program;
    this.from = from;
    this.to = to;
    this.lock = lock;
  }

  /**
   * Asks for a piece of code.
   *
   * @param from index in the file of the first character that counts
   * @param to index after the last one
   * @param lock declaration of the field that is no state, but the lock
   */
  static boolean isIn(TreePath code, int from, int to, Program program, TreePath lock) {
    SharedTouches scanner = new SharedTouches(program, from, to, lock);
    scanner.scan(code, null);
    return scanner.found;
  }

  private boolean isInside(Tree tree) {
    int start = Trees.start(tree);
    return from <= start && start < to;
  }

  @Override
  public Void visitIdentifier(IdentifierTree tree, Void unused) {
    found |= isInside(tree) && isState(Trees.symbol(tree));
    return null;
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
    found |= isInside(tree) && isState(Trees.symbol(tree));
    return super.visitMemberSelect(tree, null);
  }

  /** A field that is neither a lock nor a constant. */
  private boolean isState(Symbol symbol) {
    return symbol instanceof VarSymbol field
        && field.owner instanceof TypeSymbol
        && field != Trees.symbol(lock.getLeaf())
        && field.getConstValue() == null
        && !field.name.contentEquals("this")
        && !field.name.contentEquals("class")
        && !field.name.contentEquals("length");
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree tree, Void unused) {
    if (isInside(tree)) {
      found |=
          !(Trees.symbol(tree) instanceof MethodSymbol method)
              || !(program.libraries.lockCall(method).isPresent()
                  || PURE.contains(method.owner.getQualifiedName().toString())
                  || isOnOwnContainer(tree));
    }
    return super.visitMethodInvocation(tree, null);
  }

  /** A call on a container that the method has made and keeps to itself. */
  private boolean isOnOwnContainer(MethodInvocationTree call) {
    ExpressionTree receiver = Trees.receiver(call);
    return receiver != null
        && program
            .containers
            .resolve(receiver, getCurrentPath())
            .filter(c -> c.base() instanceof Term.Local)
            .filter(c -> program.ownership.isOwned(c.base(), getCurrentPath()))
            .isPresent();
  }

  @Override
  public Void visitNewClass(NewClassTree tree, Void unused) {
    if (isInside(tree)) {
      Symbol made = Trees.createdType(tree) == null ? null : Trees.createdType(tree).tsym;
      found |=
          made == null
              || tree.getClassBody() != null
              || !made.getQualifiedName().toString().startsWith("java.");
    }
    return super.visitNewClass(tree, null);
  }

  @Override
  public Void visitArrayAccess(ArrayAccessTree tree, Void unused) {
    found |= isInside(tree);
    return super.visitArrayAccess(tree, null);
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree tree, Void unused) {
    found |= isInside(tree);
    return null;
  }
}
