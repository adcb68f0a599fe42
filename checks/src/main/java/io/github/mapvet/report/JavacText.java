package io.github.mapvet.report;

import java.util.List;

/** A finding as the text of a javac diagnostic: the message, then a line for each side. */
public final class JavacText {
  private JavacText() {}

  /** The text without rule name, page or fix: Error Prone puts those around it. */
  public static String of(Finding finding) {
    return finding.message() + sides(finding.sides());
  }

  /** The message alone of such a text. */
  public static String message(String text, List<Finding.Side> sides) {
    String end = sides(sides);
    return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
  }

  private static String sides(List<Finding.Side> sides) {
    StringBuilder text = new StringBuilder();
    for (Finding.Side side : sides) {
      text.append("\n    ")
          .append(side.where().fileName())
          .append(':')
          .append(side.where().line())
          .append(": ")
          .append(side.text());
    }
    return text.toString();
  }
}
