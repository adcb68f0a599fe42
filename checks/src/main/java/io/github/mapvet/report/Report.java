package io.github.mapvet.report;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.errorprone.BugPattern.SeverityLevel;
import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All that one run has to say.
 *
 * @param version mapvet's version
 * @param rules the rules that ran, by name
 * @param sources the files that were read, by address
 * @param findings those to act on, in the order of path, line, column, rule
 * @param known those that a baseline knows, in the same order
 * @param hasBaseline whether there was a baseline
 * @param problems what could not be analysed
 * @param exitCode what the command returns
 */
public record Report(
    String version,
    ImmutableList<RuleInfo> rules,
    ImmutableMap<URI, SourceFile> sources,
    ImmutableList<Finding> findings,
    ImmutableSet<Finding> known,
    boolean hasBaseline,
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

  /**
   * One report of several, none of which was compared with a baseline. What two of them say is in
   * it once.
   *
   * @param reports at least one
   */
  public static Report joined(List<Report> reports) {
    Map<URI, SourceFile> sources = new LinkedHashMap<>();
    Set<Finding> findings = new LinkedHashSet<>();
    Set<Problem> problems = new LinkedHashSet<>();
    for (Report report : reports) {
      sources.putAll(report.sources);
      findings.addAll(report.findings);
      problems.addAll(report.problems);
    }
    ImmutableMap<URI, SourceFile> all = ImmutableMap.copyOf(sources);
    return new Report(
        reports.get(0).version,
        reports.get(0).rules,
        all,
        sorted(findings, all),
        ImmutableSet.of(),
        false,
        ImmutableList.copyOf(problems),
        reports.stream().mapToInt(Report::exitCode).max().orElseThrow());
  }

  /** The same after a comparison with a baseline: findings that pass are known. */
  public Report withKnown(Predicate<Finding> isKnown) {
    ImmutableList<Finding> all = all();
    return new Report(
        version,
        rules,
        sources,
        all.stream().filter(isKnown.negate()).collect(toImmutableList()),
        all.stream().filter(isKnown).collect(toImmutableSet()),
        true,
        problems,
        exitCode);
  }

  /** The same with those findings only that pass. */
  public Report only(Predicate<Finding> wanted) {
    return new Report(
        version,
        rules,
        sources,
        findings.stream().filter(wanted).collect(toImmutableList()),
        known.stream().filter(wanted).collect(toImmutableSet()),
        hasBaseline,
        problems,
        exitCode);
  }

  /** The same with one more problem. */
  public Report with(Problem problem) {
    ImmutableList<Problem> all =
        ImmutableList.<Problem>builder().addAll(problems).add(problem).build();
    return new Report(version, rules, sources, findings, known, hasBaseline, all, exitCode);
  }

  /** The same with another exit code. */
  public Report withExitCode(int code) {
    return new Report(version, rules, sources, findings, known, hasBaseline, problems, code);
  }

  /** All findings, known ones too. */
  public ImmutableList<Finding> all() {
    return known.isEmpty()
        ? findings
        : sorted(ImmutableList.copyOf(Iterables.concat(findings, known)), sources);
  }

  /** What a baseline says of a finding, in SARIF's words; none without a baseline. */
  public Optional<String> baselineState(Finding finding) {
    return hasBaseline
        ? Optional.of(known.contains(finding) ? "unchanged" : "new")
        : Optional.empty();
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

  /** One line: how many findings of each severity in how many files, and how many are known. */
  public String summary() {
    String kept = hasBaseline && !known.isEmpty() ? "; " + known.size() + " known" : "";
    if (findings.isEmpty()) {
      return (hasBaseline ? "no new findings in " : "no findings in ")
          + number(sources.size(), "file")
          + kept;
    }
    StringBuilder text = new StringBuilder();
    text.append(number(count(SeverityLevel.ERROR), "error")).append(", ");
    text.append(number(count(SeverityLevel.WARNING), "warning"));
    if (count(SeverityLevel.SUGGESTION) > 0) {
      text.append(", ").append(number(count(SeverityLevel.SUGGESTION), "suggestion"));
    }
    long files = findings.stream().map(f -> f.where().uri()).distinct().count();
    return text + " in " + files + " of " + number(sources.size(), "file") + kept;
  }

  private static String number(long count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
