package io.github.mapvet.harness;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.BugPattern.SeverityLevel;
import io.github.mapvet.report.Finding;
import io.github.mapvet.report.JavacText;
import java.util.Comparator;
import java.util.Locale;

/**
 * One diagnostic, the same for both front doors.
 *
 * @param file the file's last name
 * @param line counts from 1
 * @param column counts from 1; 0 where only javac's is known, which differs by version
 * @param severity {@code error}, {@code warning} or {@code suggestion}
 * @param check the name of the check
 * @param text the message and its indented side lines; empty for a check that is not ours, as its
 *     words differ by version
 * @param fixes the titles of the repairs; empty where only javac's are known
 */
record Entry(
    String file,
    int line,
    int column,
    String severity,
    String check,
    String text,
    ImmutableList<String> fixes) {

  static final Comparator<Entry> ORDER =
      comparing(Entry::file)
          .thenComparingInt(Entry::line)
          .thenComparingInt(Entry::column)
          .thenComparing(Entry::check)
          .thenComparing(Entry::text);

  /** What the command found. */
  static Entry of(Finding finding) {
    return new Entry(
        finding.where().fileName(),
        finding.where().line(),
        finding.where().column(),
        severity(finding.severity()),
        finding.rule(),
        JavacText.of(finding),
        finding.fixes().stream()
            .map(Finding.Repair::title)
            .collect(ImmutableList.toImmutableList()));
  }

  static String severity(SeverityLevel level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  /** What both front doors know: everything but the column and the repairs. */
  Entry common() {
    return new Entry(file, line, 0, severity, check, text, ImmutableList.of());
  }

  /** The entry as goldens hold it, each line ended. */
  String render() {
    String place = column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    String head = place + ": " + severity + ": [" + check + "]";
    return (text.isEmpty() ? head : head + " " + text)
        + "\n"
        + fixes.stream().map(title -> "  fix: " + title + "\n").collect(joining());
  }
}
