package io.github.mapvet.ruling;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.MoreCollectors.onlyElement;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import io.github.mapvet.harness.Snippet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page that writes up some findings, {@code testdata/FINDS.md}.
 *
 * @param rows of its table
 * @param code what it shows of the projects' files, named from the root of the sources
 * @param output what it says the programs print, named by project
 */
record FindsPage(
    ImmutableList<Row> rows, ImmutableList<Snippet> code, ImmutableList<Snippet> output) {
  private static final Path FILE = Path.of("../testdata/FINDS.md").toAbsolutePath().normalize();

  private static final Pattern ROW =
      Pattern.compile(
          "\\| \\[\\d+]\\(#[^)]+\\) \\| (?<project>\\S+) \\S+ \\| `(?<file>\\S+):(?<line>\\d+)` "
              + "\\| \\[(?<rule>\\w+)]\\(\\k<rule>/README\\.md\\) \\|.*");

  /** A finding, as the list of its project has it. */
  record Row(String project, String file, int line, String rule) {
    static Row of(Matcher row) {
      return new Row(
          row.group("project"),
          row.group("file"),
          Integer.parseInt(row.group("line")),
          row.group("rule"));
    }
  }

  static FindsPage read() throws IOException {
    String page = Files.readString(FILE, UTF_8);
    return new FindsPage(
        page.lines()
            .map(ROW::matcher)
            .filter(Matcher::matches)
            .map(Row::of)
            .collect(toImmutableList()),
        Snippet.of(page, "java"),
        Snippet.of(page, "text"));
  }

  /** What a project's program prints; fails when the page does not say it once. */
  String output(String project) {
    return output.stream()
        .filter(snippet -> snippet.file().equals(project))
        .collect(onlyElement())
        .code();
  }
}
