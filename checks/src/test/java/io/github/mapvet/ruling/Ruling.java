package io.github.mapvet.ruling;

import static java.util.Comparator.comparing;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.List;

/**
 * One finding of a project, and the verdict on it.
 *
 * @param rule what found it
 * @param file where, relative to the root of the sources
 * @param line of the file; says where to look and is no part of the finding's name
 * @param fingerprint names it among those of its file
 * @param verdict whether it is so
 * @param reason of the verdict; empty while it is open
 */
record Ruling(
    String rule, String file, int line, String fingerprint, Verdict verdict, String reason)
    implements Comparable<Ruling> {
  private static final Splitter COLUMNS = Splitter.on('\t');
  private static final int WIDTH = 6;

  /** What stays of a finding when code moves. */
  record Key(String rule, String file, String fingerprint) {}

  /** One that nobody has judged. */
  static Ruling open(String rule, String file, int line, String fingerprint) {
    return new Ruling(rule, file, line, fingerprint, Verdict.OPEN, "");
  }

  /**
   * Reads what {@link #text} has written.
   *
   * @throws IllegalArgumentException when it is not that, or a verdict has no reason
   */
  static Ruling of(String text) {
    List<String> columns = COLUMNS.splitToList(text);
    if (columns.size() != WIDTH) {
      throw new IllegalArgumentException(WIDTH + " columns are due, but: " + text);
    }
    Ruling ruling =
        new Ruling(
            columns.get(0),
            columns.get(1),
            Integer.parseInt(columns.get(2)),
            columns.get(3),
            Verdict.of(columns.get(4)),
            columns.get(5));
    if (ruling.reason.isBlank() != (ruling.verdict == Verdict.OPEN)) {
      throw new IllegalArgumentException("a verdict has a reason, an open one has none: " + text);
    }
    return ruling;
  }

  Key key() {
    return new Key(rule, file, fingerprint);
  }

  /** This finding with the verdict on an earlier state of the same. */
  Ruling judgedAs(Ruling earlier) {
    return new Ruling(rule, file, line, fingerprint, earlier.verdict, earlier.reason);
  }

  /** One line of a list. */
  String text() {
    return String.join(
        "\t",
        rule,
        file,
        Integer.toString(line),
        fingerprint,
        verdict.word(),
        CharMatcher.whitespace().trimAndCollapseFrom(reason, ' '));
  }

  /** For people: what and where. */
  String describe() {
    return "%s %s:%d (%s)".formatted(rule, file, line, fingerprint);
  }

  /** By rule and place, so that a change of one rule changes one part of a list. */
  @Override
  public int compareTo(Ruling other) {
    return comparing(Ruling::rule)
        .thenComparing(Ruling::file)
        .thenComparing(Ruling::line)
        .thenComparing(Ruling::fingerprint)
        .compare(this, other);
  }
}
