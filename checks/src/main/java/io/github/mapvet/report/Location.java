package io.github.mapvet.report;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.tools.javac.tree.JCTree;
import java.net.URI;

/**
 * A stretch of one source file. Lines and columns count from 1 and a tab is one character.
 *
 * @param uri the file's address
 * @param line first line
 * @param column first column
 * @param endLine last line
 * @param endColumn the column after the last character
 */
public record Location(URI uri, int line, int column, int endLine, int endColumn) {

  /**
   * The place of a tree. A declaration is at its name; anything else starts where its text does,
   * unless that is on an earlier line than javac's own position (a call at the end of a long
   * chain), which then counts.
   *
   * @param tree a tree of {@code unit} that stands in the source
   * @param unit the compilation unit that holds it
   * @param positions javac's positions for that unit
   */
  public static Location of(Tree tree, CompilationUnitTree unit, SourcePositions positions) {
    LineMap lines = unit.getLineMap();
    long preferred = ((JCTree) tree).getPreferredPosition();
    long start = positions.getStartPosition(unit, tree);
    if (isDeclaration(tree) || lines.getLineNumber(start) != lines.getLineNumber(preferred)) {
      start = preferred;
    }
    long end = Math.max(positions.getEndPosition(unit, tree), start);
    return new Location(
        unit.getSourceFile().toUri(),
        (int) lines.getLineNumber(start),
        column(lines, start),
        (int) lines.getLineNumber(end),
        column(lines, end));
  }

  /** The file's last name, as messages print it. */
  public String fileName() {
    String path = uri.getPath() == null ? uri.toString() : uri.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean isDeclaration(Tree tree) {
    return switch (tree.getKind()) {
      case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION_TYPE, METHOD, VARIABLE -> true;
      default -> false;
    };
  }

  /** {@link LineMap#getColumnNumber} widens tabs; editors and SARIF count characters. */
  private static int column(LineMap lines, long position) {
    return (int) (position - lines.getStartPosition(lines.getLineNumber(position))) + 1;
  }
}
