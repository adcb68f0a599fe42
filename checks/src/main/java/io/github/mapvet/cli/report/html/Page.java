package io.github.mapvet.cli.report.html;

import com.google.common.collect.ImmutableList;

/** What the page's templates are given. */
final class Page {
  private Page() {}

  /**
   * The whole page.
   *
   * @param version mapvet's
   * @param summary the report in one line
   * @param rules how many rules ran
   * @param problems what could not be analysed
   * @param isIncomplete whether one of them costs findings
   * @param facets what the list can be narrowed down by
   * @param files the list
   * @param details the findings' HTML as a JSON array, in the list's order
   * @param css the style sheet
   * @param script the script
   * @param scriptHash the script's SHA-256 in base 64: nothing else may run
   */
  record Whole(
      String version,
      String summary,
      int rules,
      ImmutableList<Trouble> problems,
      boolean isIncomplete,
      ImmutableList<Facet> facets,
      ImmutableList<FileGroup> files,
      String details,
      String css,
      String script,
      String scriptHash) {
    boolean hasFindings() {
      return !files.isEmpty();
    }

    boolean hasProblems() {
      return !problems.isEmpty();
    }

    int problemCount() {
      return problems.size();
    }
  }

  /** A problem, and whether it is no more than a note. */
  record Trouble(String path, String text, boolean isNote) {}

  /** One way to narrow the list down. */
  record Facet(String name, String label, ImmutableList<Choice> choices) {}

  /** One value of a facet, and how many findings have it. */
  record Choice(String value, long count) {}

  /** The findings of one file. */
  record FileGroup(FileName file, ImmutableList<Entry> entries) {}

  /** A finding in the list. */
  record Entry(
      int number,
      String severity,
      String rule,
      String family,
      FileName file,
      int line,
      String message) {}

  /** A finding on its own; the scene is null where a drawing would say nothing. */
  record Detail(
      Entry entry,
      ImmutableList<Words> message,
      String summary,
      String page,
      Scene scene,
      ImmutableList<Excerpt> excerpts,
      ImmutableList<Repair> repairs) {
    boolean isDrawn() {
      return scene != null;
    }

    boolean isSplit() {
      return excerpts.size() > 1;
    }
  }

  /** A part of a message: prose or code. */
  record Words(String text, boolean isCode) {}

  /** A repair as a diff. */
  record Repair(String title, ImmutableList<DiffLine> lines) {}

  /** A line of a diff; {@code kind} is its CSS class, {@code sign} its first character. */
  record DiffLine(String kind, String sign, String text) {}
}
