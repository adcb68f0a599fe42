package io.github.mapvet.cli;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.tools.javac.api.JavacTrees;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.TreeInfo;
import io.github.mapvet.Draft;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.fix.Fix;
import io.github.mapvet.model.ClassModel;

/** A rule for the tests of the command: dislikes every {@code x.clear()}. */
@BugPattern(summary = "A map is cleared", severity = SeverityLevel.WARNING)
public final class ClearedMap extends MapvetChecker {
  private static final long serialVersionUID = 1L;

  @Override
  protected void check(ClassModel model, Reporter report) {
    TreePath path = model.state().getPath();
    CompilationUnitTree unit = path.getCompilationUnit();
    SourcePositions positions = JavacTrees.instance(model.state().context).getSourcePositions();
    new TreePathScanner<Void, VariableTree>() {
      private VariableTree field;

      @Override
      public Void visitVariable(VariableTree tree, VariableTree last) {
        if (field == null) {
          field = tree;
        }
        return super.visitVariable(tree, last);
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree tree, VariableTree last) {
        if (tree.getMethodSelect() instanceof MemberSelectTree select
            && select.getIdentifier().contentEquals("clear")) {
          String map = String.valueOf(TreeInfo.name((JCTree) select.getExpression()));
          Draft draft =
              Draft.at(getCurrentPath(), "'" + map + "' loses every entry").property("field", map);
          if (field != null) {
            draft.side(field, "declared here");
          }
          report.report(
              draft.fix(
                  Fix.builder(unit, positions)
                      .replace(tree, map + ".isEmpty()")
                      .build("Keep the entries")));
        }
        return super.visitMethodInvocation(tree, last);
      }
    }.scan(path, null);
  }
}
