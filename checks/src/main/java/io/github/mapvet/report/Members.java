package io.github.mapvet.report;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;

/** What programmers call the place around a tree. */
public final class Members {
  private Members() {}

  /**
   * The name of the innermost method, field or class that a tree is or is in; {@code new} for a
   * constructor, and empty for an initializer of an anonymous class.
   */
  public static String around(TreePath path) {
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      if (p.getLeaf() instanceof MethodTree method) {
        return method.getReturnType() == null ? "new" : method.getName().toString();
      }
      if (p.getLeaf() instanceof VariableTree variable && isField(p)) {
        return variable.getName().toString();
      }
      if (p.getLeaf() instanceof ClassTree type) {
        return type.getSimpleName().toString();
      }
    }
    return "";
  }

  private static boolean isField(TreePath variable) {
    return variable.getParentPath().getLeaf() instanceof ClassTree;
  }
}
