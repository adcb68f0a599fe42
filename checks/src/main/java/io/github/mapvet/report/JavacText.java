package io.github.mapvet.report;

/** A finding as the text of a javac diagnostic: the message, then a line for each side. */
public final class JavacText {
  private JavacText() {}

  /** The text without rule name, page or fix: Error Prone puts those around it. */
  public static String of(Finding finding) {
    StringBuilder text = new StringBuilder(finding.message());
    for (Finding.Side side : finding.sides()) {
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
