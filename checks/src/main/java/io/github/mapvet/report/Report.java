package io.github.mapvet.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.BugPattern.SeverityLevel;
import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * All that one run has to say.
 *
 * @param version mapvet's version
 * @param rules the rules that ran, by name
 * @param sources the files that were read, by address
 * @param findings in the order of path, line, column, rule
 * @param problems what could not be analysed
 * @param exitCode what the command returns
 */
public record Report(
    String version,
    ImmutableList<RuleInfo> rules,
    ImmutableMap<URI, SourceFile> sources,
    ImmutableList<Finding> findings,
    ImmutableList<Problem> problems,
    int exitCode) {

  /** Sorts findings the way every report shows them. */
  public static ImmutableList<Finding> sorted(
      Collection<Finding> findings, ImmutableMap<URI, SourceFile> sources) {
    Comparator<Finding> order =
        comparing((Finding f) -> sources.get(f.where().uri()).path())
            .thenComparing(f -> f.where().uri())
            .thenComparing(Finding::where, comparingInt(Location::line))
            .thenComparing(Finding::where, comparingInt(Location::column))
            .thenComparing(Finding::rule)
            .thenComparing(Finding::message);
    return ImmutableList.sortedCopyOf(order, findings);
  }

  /** The same with another exit code. */
  public Report withExitCode(int code) {
    return new Report(version, rules, sources, findings, problems, code);
  }

  /** The file that a location is in; null when it was not read. */
  public SourceFile source(Location where) {
    return sources.get(where.uri());
  }

  /** The rule that found something; none if it was not one of those that ran here. */
  public Optional<RuleInfo> rule(Finding finding) {
    return rules.stream().filter(r -> r.name().equals(finding.rule())).findFirst();
  }

  /** How many findings have this severity. */
  public long count(SeverityLevel severity) {
    return findings.stream().filter(f -> f.severity() == severity).count();
  }

  /** One line: how many findings of each severity in how many files. */
  public String summary() {
    if (findings.isEmpty()) {
      return "no findings in " + number(sources.size(), "file");
    }
    StringBuilder text = new StringBuilder();
    text.append(number(count(SeverityLevel.ERROR), "error")).append(", ");
    text.append(number(count(SeverityLevel.WARNING), "warning"));
    if (count(SeverityLevel.SUGGESTION) > 0) {
      text.append(", ").append(number(count(SeverityLevel.SUGGESTION), "suggestion"));
    }
    long files = findings.stream().map(f -> f.where().uri()).distinct().count();
    return text + " in " + files + " of " + number(sources.size(), "file");
  }

  private static String number(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
