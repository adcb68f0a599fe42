package io.github.mapvet.cli.report;

import com.google.errorprone.BugPattern.SeverityLevel;
import io.github.mapvet.report.Finding;
import io.github.mapvet.report.Location;
import io.github.mapvet.report.Renderer;
import io.github.mapvet.report.Report;
import io.github.mapvet.report.SourceFile;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** The report for people: each finding with its line, both sides, its repairs and its page. */
public final class TextReport implements Renderer {
  private final boolean colours;

  /**
   * @param colours whether to use ANSI colours
   */
  public TextReport(boolean colours) {
    this.colours = colours;
  }

  @Override
  public void render(Report report, Appendable out) throws IOException {
    for (Finding finding : report.findings()) {
      out.append(finding(finding, report)).append('\n');
    }
    out.append(report.summary()).append('\n');
  }

  private String finding(Finding finding, Report report) {
    Location where = finding.where();
    SourceFile file = report.source(where);
    StringBuilder text = new StringBuilder();
    text.append(style(file.path() + ":" + where.line() + ":" + where.column() + ": ", Style.bold))
        .append(severity(finding.severity()))
        .append(" [")
        .append(finding.rule())
        .append("] ")
        .append(finding.message())
        .append('\n');
    quote(where, file, text);
    for (Finding.Side side : finding.sides()) {
      side(side, report, text);
    }
    for (Finding.Repair fix : finding.fixes()) {
      fix(fix, file, text);
    }
    return text.append("  see ").append(finding.page()).append('\n').toString();
  }

  private void quote(Location where, SourceFile file, StringBuilder text) {
    String line = file.lines().line(where.line());
    text.append("    ").append(line).append('\n');
    text.append("    ").append(style(underline(where, line), Style.fg_green)).append('\n');
  }

  /** Carets below the range; tabs stay tabs, so that they stand where the characters do. */
  private static String underline(Location where, String line) {
    int start = Math.min(where.column() - 1, line.length());
    int end = where.endLine() == where.line() ? where.endColumn() - 1 : line.length();
    int width = Math.max(1, Math.min(end, line.length()) - start);
    StringBuilder margin = new StringBuilder();
    line.chars().limit(start).forEach(c -> margin.append(c == '\t' ? '\t' : ' '));
    return margin + "^".repeat(width);
  }

  private static void side(Finding.Side side, Report report, StringBuilder text) {
    SourceFile file = report.source(side.where());
    String path = file == null ? side.where().uri().toString() : file.path();
    text.append("  ").append(path).append(':').append(side.where().line()).append(": ");
    text.append(side.text()).append('\n');
    if (file != null) {
      text.append("    ").append(file.lines().line(side.where().line())).append('\n');
    }
  }

  private void fix(Finding.Repair fix, SourceFile file, StringBuilder text) {
    text.append("  fix: ").append(fix.title()).append('\n');
    for (String line : FixDiff.of(file, fix)) {
      text.append("    ").append(diffLine(line)).append('\n');
    }
  }

  private String diffLine(String line) {
    if (line.startsWith("+")) {
      return style(line, Style.fg_green);
    }
    return line.startsWith("-") ? style(line, Style.fg_red) : line;
  }

  private String severity(SeverityLevel severity) {
    Style colour =
        switch (severity) {
          case ERROR -> Style.fg_red;
          case WARNING -> Style.fg_yellow;
          case SUGGESTION -> Style.fg_cyan;
        };
    return style(severity.name().toLowerCase(Locale.ROOT) + ":", Style.bold, colour);
  }

  /**
   * Not by picocli's markup: the text comes from source code and may look like markup. Ends with a
   * full reset: many terminals read the code for "not bold" as an underline.
   */
  private String style(String text, IStyle... styles) {
    return colours ? Style.on(styles) + text + Style.reset.on() : text;
  }
}
