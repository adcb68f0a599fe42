package io.github.mapvet.ruling;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.collect.HashBasedTable;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The README's numbers for each rule, counted in the lists. */
final class RulesTable {
  /** Real bugs of released versions, and which rules report them at the place of the bug. */
  private static final Path REAL_BUGS = RulingList.FOLDER.resolve("real-bugs.txt");

  private static final Splitter COLUMNS = Splitter.on('\t');
  private static final Splitter NAMES = Splitter.on(',').omitEmptyStrings();
  private static final double MILLION = 1_000_000;
  private static final double PERCENT = 100;

  private final ImmutableList<String> rules;
  private final Collection<RulingList> lists;
  private final ImmutableList<Bug> bugs;
  private final Table<String, Verdict, Integer> counts = HashBasedTable.create();

  /**
   * One real bug.
   *
   * @param kind what goes wrong
   * @param scope {@code one-file} if one file shows it, or else {@code cross-file}
   * @param foundBy rules; none if it is missed
   */
  private record Bug(String kind, String scope, ImmutableList<String> foundBy) {
    static Bug of(String line) {
      List<String> columns = COLUMNS.splitToList(line);
      return new Bug(
          columns.get(1),
          columns.get(2),
          NAMES.splitToStream(columns.get(3)).collect(toImmutableList()));
    }
  }

  private RulesTable(
      ImmutableList<String> rules, Collection<RulingList> lists, ImmutableList<Bug> bugs) {
    this.rules = rules;
    this.lists = lists;
    this.bugs = bugs;
    for (RulingList list : lists) {
      for (Ruling ruling : list.rulings()) {
        counts.put(ruling.rule(), ruling.verdict(), count(ruling.rule(), ruling.verdict()) + 1);
      }
    }
  }

  /**
   * Markdown made from the committed lists.
   *
   * @param rules the names of all rules, in the order of the table
   */
  static String text(ImmutableList<String> rules) throws IOException {
    ImmutableList<Bug> bugs =
        Files.readAllLines(REAL_BUGS, UTF_8).stream()
            .filter(line -> !line.startsWith("#"))
            .map(Bug::of)
            .collect(toImmutableList());
    return new RulesTable(rules, RulingList.all(), bugs).text();
  }

  private String text() {
    List<String> text = new ArrayList<>();
    text.add(
        format(
            "%d findings in %d projects, %,d lines. Of the real bugs that one file shows, %s.",
            total(), lists.size(), lines(), bugsOfKinds()));
    text.add("");
    text.add(
        "| rule | findings | per million lines | true | benign | false | open | true of judged |"
            + " real bugs found |");
    text.add("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    rules.forEach(rule -> text.add(row(rule)));
    return String.join("\n", text) + "\n";
  }

  private String row(String rule) {
    int right = count(rule, Verdict.TRUE);
    int judged = right + count(rule, Verdict.BENIGN) + count(rule, Verdict.FALSE);
    int findings = judged + count(rule, Verdict.OPEN);
    return format(
        "| %s | %d | %.1f | %d | %d | %d | %d | %s | %d |",
        rule,
        findings,
        findings * MILLION / lines(),
        right,
        count(rule, Verdict.BENIGN),
        count(rule, Verdict.FALSE),
        count(rule, Verdict.OPEN),
        judged == 0 ? "–" : format("%.0f %%", right * PERCENT / judged),
        bugs.stream().filter(bug -> bug.foundBy.contains(rule)).count());
  }

  private String bugsOfKinds() {
    Map<String, int[]> kinds = new TreeMap<>();
    for (Bug bug : bugs) {
      if (bug.scope.equals("one-file")) {
        int[] found = kinds.computeIfAbsent(bug.kind, k -> new int[2]);
        found[0] += bug.foundBy.isEmpty() ? 0 : 1;
        found[1]++;
      }
    }
    int found = kinds.values().stream().mapToInt(k -> k[0]).sum();
    int all = kinds.values().stream().mapToInt(k -> k[1]).sum();
    List<String> parts = new ArrayList<>();
    kinds.forEach((kind, k) -> parts.add(format("%s %d of %d", kind, k[0], k[1])));
    return format("%d of %d are found: %s", found, all, String.join(", ", parts));
  }

  private long total() {
    return lists.stream().mapToLong(list -> list.rulings().size()).sum();
  }

  private long lines() {
    return lists.stream().mapToLong(RulingList::lines).sum();
  }

  private int count(String rule, Verdict verdict) {
    Integer count = counts.get(rule, verdict);
    return count == null ? 0 : count;
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
