package io.github.mapvet.harness;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * What the two front doors say about one case.
 *
 * @param javac all that the compiler with the plugin says
 * @param command all that {@code mapvet check} says
 */
record Golden(ImmutableList<Entry> javac, ImmutableList<Entry> command) {
  private static final String ONLY_JAVAC = "only in javac:\n";
  private static final String ONLY_COMMAND = "only in mapvet check:\n";

  /** The text of the {@code .expected} file: what both say first, then what only one says. */
  String render() {
    List<Entry> onlyJavac = new ArrayList<>(javac);
    List<Entry> both = new ArrayList<>();
    List<Entry> onlyCommand = new ArrayList<>();
    for (Entry entry : command) {
      (onlyJavac.remove(entry.common()) ? both : onlyCommand).add(entry);
    }
    return section("", both) + section(ONLY_JAVAC, onlyJavac) + section(ONLY_COMMAND, onlyCommand);
  }

  /** What javac alone must say, by the text of an {@code .expected} file. */
  static String javacPart(String expected) {
    int end = expected.indexOf(ONLY_COMMAND);
    String said = end < 0 ? expected : expected.substring(0, end);
    List<String> entries = new ArrayList<>();
    for (String line : said.replace(ONLY_JAVAC, "").lines().toList()) {
      if (line.startsWith("  fix: ")) {
        continue;
      }
      if (line.startsWith(" ")) {
        int last = entries.size() - 1;
        entries.set(last, entries.get(last) + line + "\n");
      } else {
        entries.add(line.replaceFirst("^(\\S+\\.java:\\d+):\\d+:", "$1:") + "\n");
      }
    }
    return sorted(entries);
  }

  /** What javac alone says, in the form of {@link #javacPart}. */
  String renderJavac() {
    return sorted(javac.stream().map(Entry::render).toList());
  }

  /** Without columns, lines alone do not order two findings of one line: the whole text does. */
  private static String sorted(List<String> entries) {
    return entries.stream().sorted().reduce("", String::concat);
  }

  private static String section(String title, List<Entry> entries) {
    if (entries.isEmpty()) {
      return "";
    }
    return title
        + entries.stream().sorted(Entry.ORDER).map(Entry::render).reduce("", String::concat);
  }
}
