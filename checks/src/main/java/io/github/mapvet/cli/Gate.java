package io.github.mapvet.cli;

import io.github.mapvet.report.Problem;
import io.github.mapvet.report.Report;
import java.util.Objects;
import java.util.stream.Stream;

/** Decides which findings count, and whether they fail the run. */
final class Gate implements AutoCloseable {
  private final FailOn failOn;
  private final ChangedLines changes;
  private final Known known;
  private final boolean failOnStale;
  private final BaselineFile pruned;
  private final BaselineFile renewed;

  /**
   * @param failOn from which severity on
   * @param changes the lines that count; null for all
   * @param known the baseline; null for none
   * @param failOnStale whether stale entries fail the run
   * @param pruned where to write the baseline without stale entries; null for nowhere
   * @param renewed where to write a baseline of all findings; null for nowhere
   */
  Gate(
      FailOn failOn,
      ChangedLines changes,
      Known known,
      boolean failOnStale,
      BaselineFile pruned,
      BaselineFile renewed) {
    this.failOn = failOn;
    this.changes = changes;
    this.known = known;
    this.failOnStale = failOnStale;
    this.pruned = pruned;
    this.renewed = renewed;
  }

  /**
   * Marks what is known, and judges the rest.
   *
   * @param report all that was found; its exit code tells of problems
   * @throws UsageException when the new baseline cannot be written
   */
  Report judge(Report report) throws UsageException {
    if (renewed != null) {
      Known all =
          (known == null ? Known.nothing(renewed.path()) : known).renewed(report, renewed.path());
      return all.mark(report).with(renewed.write(all.baseline()));
    }
    if (known == null) {
      return failed(changed(report), false);
    }
    if (pruned != null && !known.stale(report).isEmpty()) {
      Known rest = known.pruned(report);
      return failed(changed(rest.mark(report)).with(pruned.write(rest.baseline())), false);
    }
    return failed(changed(known.mark(report)), failOnStale && !known.stale(report).isEmpty());
  }

  private Report failed(Report report, boolean anyway) {
    return anyway || failOn.isReachedBy(report.findings())
        ? report.withExitCode(Math.max(report.exitCode(), ExitCodes.FINDINGS))
        : report;
  }

  private Report changed(Report report) {
    if (changes == null) {
      return report;
    }
    Report changed = report.only(finding -> changes.touch(finding, report));
    int left = report.findings().size() - changed.findings().size();
    return left == 0
        ? changed
        : changed.with(Problem.note("findings left out, as --since asks: " + left + "."));
  }

  /** Leaves nothing behind that was not written. */
  @Override
  public void close() {
    Stream.of(pruned, renewed).filter(Objects::nonNull).forEach(BaselineFile::close);
  }
}
