package io.github.mapvet.cli;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static com.google.common.collect.Sets.union;

import com.google.common.collect.ImmutableSet;
import io.github.mapvet.report.Baseline;
import io.github.mapvet.report.Problem;
import io.github.mapvet.report.Report;
import io.github.mapvet.report.RuleInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What a baseline makes of a report. */
final class Known {
  private static final int NAMED = 3;

  private final Path file;
  private final Baseline baseline;

  private Known(Path file, Baseline baseline) {
    this.file = file;
    this.baseline = baseline;
  }

  /**
   * Reads a baseline.
   *
   * @throws UsageException when it cannot be used
   */
  static Known read(Path file) throws UsageException {
    try {
      return new Known(file, Baseline.read(file));
    } catch (Baseline.UnusableException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** A baseline that knows nothing yet. */
  static Known nothing(Path file) {
    return new Known(file, Baseline.empty(file));
  }

  /** The report with those findings marked that are known, and a note about stale entries. */
  Report mark(Report report) {
    Report marked = report.withKnown(baseline::contains);
    List<Baseline.Entry> stale = stale(report).asList();
    if (stale.isEmpty()) {
      return marked;
    }
    List<String> first = stale.stream().limit(NAMED).map(Baseline.Entry::describe).toList();
    return marked.with(
        Problem.note(
            "stale entries in baseline "
                + file
                + ", whose findings are gone: "
                + String.join(", ", first)
                + (stale.size() > NAMED ? " and " + (stale.size() - NAMED) + " more" : "")
                + "; add --write-baseline "
                + file
                + " to drop them."));
  }

  /**
   * Entries without a finding, as far as this report can tell: of rules that ran, and of files that
   * were read or are gone.
   */
  ImmutableSet<Baseline.Entry> stale(Report report) {
    Set<String> rules = report.rules().stream().map(RuleInfo::name).collect(toImmutableSet());
    Set<String> files =
        report.sources().keySet().stream().map(baseline::path).collect(toImmutableSet());
    Set<Baseline.Entry> found = baseline.entries(report.all());
    return baseline.entries().stream()
        .filter(e -> !found.contains(e))
        .filter(e -> rules.contains(e.rule()))
        .filter(e -> files.contains(e.path()) || !baseline.hasFile(e))
        .collect(toImmutableSet());
  }

  /**
   * A baseline for another file, or the same: what this one knows and is not stale, and all found.
   */
  Known renewed(Report report, Path target) {
    Set<Baseline.Entry> stale = stale(report);
    Baseline kept =
        baseline.with(baseline.entries().stream().filter(e -> !stale.contains(e)).toList());
    Baseline renewed = Baseline.empty(target);
    Set<Baseline.Entry> found = renewed.entries(report.all());
    return new Known(target, renewed.with(union(kept.in(renewed).entries(), found)));
  }

  /** What to write. */
  Baseline baseline() {
    return baseline;
  }
}
