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
                + "; --prune-baseline drops them."));
  }

  /**
   * Entries without a finding, as far as this report can tell: of rules that ran, and of files that
   * were read or are gone.
   */
  ImmutableSet<Baseline.Entry> stale(Report report) {
    if (report.exitCode() >= ExitCodes.INPUT) {
      return ImmutableSet.of(); // findings may be missing for that
    }
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

  /** The same without stale entries. */
  Known pruned(Report report) {
    Set<Baseline.Entry> stale = stale(report);
    return new Known(
        file, baseline.with(baseline.entries().stream().filter(e -> !stale.contains(e)).toList()));
  }

  /**
   * A baseline for another file, or the same: what this one knows and is not stale, and all found.
   */
  Known renewed(Report report, Path target) {
    Baseline renewed = Baseline.empty(target);
    return new Known(
        target,
        renewed.with(
            union(pruned(report).baseline.in(renewed).entries(), renewed.entries(report.all()))));
  }

  /** What to write. */
  Baseline baseline() {
    return baseline;
  }
}
