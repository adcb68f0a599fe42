package io.github.mapvet.model;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.Set;

/**
 * Where the code of a class reads some of its fields: the places that load the reference, whatever
 * is done to the container then and there or later.
 */
final class FieldReads extends NameScanner {
  private final Set<VarSymbol> fields;
  private final ListMultimap<VarSymbol, TreePath> found = ArrayListMultimap.create();

  private FieldReads(Set<VarSymbol> fields) {
    this.fields = fields;
  }

  /** The names that read each field, in the order of the source. */
  static ListMultimap<VarSymbol, TreePath> of(Set<VarSymbol> fields, TreePath code) {
    FieldReads scanner = new FieldReads(fields);
    scanner.scan(code, null);
    return scanner.found;
  }

  /** The call on what was read, or the name that reads it. */
  static TreePath callOn(TreePath read) {
    TreePath parent = Trees.bareParent(read);
    return parent.getLeaf() instanceof MemberSelectTree
            && parent.getParentPath().getLeaf() instanceof MethodInvocationTree
        ? parent.getParentPath()
        : read;
  }

  @Override
  void visitName(ExpressionTree name) {
    if (Trees.symbol(name) instanceof VarSymbol field
        && fields.contains(field)
        && !isTarget(getCurrentPath())) {
      found.put(field, getCurrentPath());
    }
  }

  private static boolean isTarget(TreePath name) {
    return Trees.bareParent(name).getLeaf() instanceof AssignmentTree assignment
        && Trees.bare(assignment.getVariable()) == name.getLeaf();
  }
}
