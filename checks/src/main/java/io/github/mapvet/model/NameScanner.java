package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreePathScanner;

/** Visits what is named: {@code name}, {@code this.name}, {@code other.name}. */
abstract class NameScanner extends TreePathScanner<Void, Void> {

  /** Takes an identifier or a selected member; its path is the current one. */
  abstract void visitName(ExpressionTree name);

  @Override
  public Void visitIdentifier(IdentifierTree tree, Void unused) {
    visitName(tree);
    return null;
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree tree, Void unused) {
    visitName(tree);
    return super.visitMemberSelect(tree, null);
  }
}
