package io.github.mapvet;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.util.regex.Pattern;

/** Whether an annotation says why it is there: a comment inside, on its lines, or just above. */
final class Reasons {
  private static final Pattern TEXT = Pattern.compile("\"(\\\\.|[^\"\\\\\r\n])*\"");
  private static final Pattern COMMENT = Pattern.compile("//.*\\p{L}|/\\*(?!\\*).*\\p{L}");

  /** A line comment, or the end of a block comment that is no documentation. */
  private static final Pattern COMMENT_ABOVE =
      Pattern.compile(
          "(?s)(.*\\R)?[ \t]*(//[^\r\n]*\\p{L}[^\r\n]*|/\\*(?!\\*)(?:(?!\\*/).)*\\*/)\\s*");

  private Reasons() {}

  /** Whether there is one. */
  static boolean has(TreePath annotation, SourcePositions positions) {
    CompilationUnitTree unit = annotation.getCompilationUnit();
    String text = text(unit);
    LineMap lines = unit.getLineMap();
    int start = (int) positions.getStartPosition(unit, annotation.getLeaf());
    int end = (int) positions.getEndPosition(unit, annotation.getLeaf());
    int lineStart = (int) lines.getStartPosition(lines.getLineNumber(start));
    int lineEnd = end;
    while (lineEnd < text.length() && "\r\n".indexOf(text.charAt(lineEnd)) < 0) {
      lineEnd++;
    }
    String own = TEXT.matcher(text.substring(start, lineEnd)).replaceAll("");
    return COMMENT.matcher(own).find()
        || COMMENT_ABOVE.matcher(lastLines(text.substring(0, lineStart))).matches()
        || COMMENT.matcher(text.substring(lineStart, start)).find();
  }

  /** What belongs to a comment that ends here: nothing beyond an empty line. */
  private static String lastLines(String above) {
    String[] blocks = above.split("\\R[ \t]*\\R", -1);
    return blocks[blocks.length - 1];
  }

  private static String text(CompilationUnitTree unit) {
    try {
      return unit.getSourceFile().getCharContent(true).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
