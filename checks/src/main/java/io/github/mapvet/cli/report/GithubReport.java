package io.github.mapvet.cli.report;

import com.google.common.base.CharMatcher;
import com.google.errorprone.BugPattern.SeverityLevel;
import io.github.mapvet.report.Finding;
import io.github.mapvet.report.JavacText;
import io.github.mapvet.report.Location;
import io.github.mapvet.report.Renderer;
import io.github.mapvet.report.Report;
import java.io.IOException;

/**
 * The report as <a
 * href="https://docs.github.com/actions/reference/workflow-commands-for-github-actions">workflow
 * commands</a>: a GitHub Actions step that prints them annotates the lines of a pull request. What
 * has a special meaning in a command is written as {@code actions/toolkit} does.
 */
public final class GithubReport implements Renderer {
  @Override
  public void render(Report report, Appendable out) throws IOException {
    for (Finding finding : report.findings()) {
      out.append(command(finding, report)).append('\n');
    }
    out.append(report.summary()).append('\n');
  }

  private static String command(Finding finding, Report report) {
    Location where = finding.where();
    StringBuilder command = new StringBuilder("::").append(level(finding.severity()));
    command.append(" file=").append(property(report.source(where).path()));
    command.append(",line=").append(where.line());
    command.append(",endLine=").append(where.endLine());
    if (where.line() == where.endLine()) { // GitHub refuses columns otherwise
      command.append(",col=").append(where.column());
      command.append(",endColumn=").append(where.endColumn());
    }
    command.append(",title=").append(property(finding.rule()));
    String text = JavacText.of(finding) + "\nsee " + finding.page();
    return command.append("::").append(data(text)).toString();
  }

  private static String level(SeverityLevel severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case SUGGESTION -> "notice";
    };
  }

  private static String data(String text) {
    return escape(text, CharMatcher.anyOf("%\r\n"));
  }

  private static String property(String text) {
    return escape(text, CharMatcher.anyOf("%\r\n:,"));
  }

  private static String escape(String text, CharMatcher special) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(
            c -> escaped.append(special.matches((char) c) ? "%%%02X".formatted(c) : (char) c + ""));
    return escaped.toString();
  }
}
