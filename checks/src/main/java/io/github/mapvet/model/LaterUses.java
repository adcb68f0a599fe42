package io.github.mapvet.model;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.ArrayList;
import java.util.List;

/** Where a variable is used after a place, before it is given another value. */
final class LaterUses {
  private final Declarations declarations;
  private final Changes changes;

  LaterUses(Declarations declarations, Changes changes) {
    this.declarations = declarations;
    this.changes = changes;
  }

  /**
   * The uses that control can come to from a place in the same method, loops not followed round.
   *
   * @param variable a local, or a field of this object
   * @param place path of an expression or statement; what it holds does not count
   * @return paths of the variable's names, in the order of the source
   */
  List<TreePath> of(VarSymbol variable, TreePath place) {
    List<TreePath> uses = new ArrayList<>();
    new NameScanner() {
      @Override
      void visitName(ExpressionTree tree) {
        if (Trees.symbol(tree) == variable
            && isAfter(getCurrentPath(), place)
            && ControlFlow.canFollow(place, getCurrentPath())
            && !isReplaced(variable, place, tree)) {
          uses.add(getCurrentPath());
        }
      }
    }.scan(body(place), null);
    return uses;
  }

  /** The method, or the function that does not run at once. */
  private TreePath body(TreePath place) {
    TreePath body = Trees.enclosingBody(place);
    while (body.getLeaf() instanceof LambdaExpressionTree && changes.runsInline(body)) {
      body = Trees.enclosingBody(body);
    }
    return body;
  }

  /** Given another value in between, on some way at least; the use may be that assignment. */
  private boolean isReplaced(VarSymbol variable, TreePath place, Tree use) {
    return declarations.valuesOf(variable).stream()
        .map(TreePath::getParentPath)
        .filter(assignment -> isAfter(assignment, place))
        .filter(assignment -> ControlFlow.canFollow(place, assignment))
        .anyMatch(assignment -> Trees.start(assignment.getLeaf()) <= Trees.start(use));
  }

  private static boolean isAfter(TreePath tree, TreePath place) {
    return Trees.start(tree.getLeaf()) > Trees.start(place.getLeaf())
        && !Trees.isWithin(tree, place.getLeaf());
  }
}
