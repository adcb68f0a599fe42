package io.github.mapvet.cli;

import io.github.mapvet.report.Problem;
import io.github.mapvet.report.Report;
import java.io.IOException;
import java.nio.file.Path;

/** Decides which findings count, and whether they fail the run. */
final class Gate implements AutoCloseable {
  private final FailOn failOn;
  private final ChangedLines changes;
  private final Known known;
  private final boolean failOnStale;
  private final Path newBaseline;
  private final OutputFile newFile;

  /**
   * @param failOn from which severity on
   * @param changes the lines that count; null for all
   * @param known the baseline; null for none
   * @param failOnStale whether stale entries fail the run
   * @param newBaseline where to write a new baseline; null for nowhere
   * @param newFile the same, prepared
   */
  Gate(
      FailOn failOn,
      ChangedLines changes,
      Known known,
      boolean failOnStale,
      Path newBaseline,
      OutputFile newFile) {
    this.failOn = failOn;
    this.changes = changes;
    this.known = known;
    this.failOnStale = failOnStale;
    this.newBaseline = newBaseline;
    this.newFile = newFile;
  }

  /**
   * Marks what is known, and judges the rest.
   *
   * @param report all that was found; its exit code tells of problems
   * @throws UsageException when the new baseline cannot be written
   */
  Report judge(Report report) throws UsageException {
    if (newFile != null) {
      return renew(report);
    }
    Report judged = changed(known == null ? report : known.mark(report));
    boolean stale = failOnStale && !known.stale(report).isEmpty();
    return stale || failOn.isReachedBy(judged.findings())
        ? judged.withExitCode(Math.max(judged.exitCode(), ExitCodes.FINDINGS))
        : judged;
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

  private Report renew(Report report) throws UsageException {
    Known renewed =
        (known == null ? Known.nothing(newBaseline) : known).renewed(report, newBaseline);
    try {
      newFile.write(renewed.baseline()::write);
    } catch (IOException e) {
      throw new UsageException(
          "--write-baseline " + newBaseline + " failed (" + e.getMessage() + ").");
    }
    int entries = renewed.baseline().entries().size();
    return renewed
        .mark(report)
        .with(Problem.note("baseline " + newBaseline + " written, entries: " + entries + "."));
  }

  /** Leaves nothing behind that was not written. */
  @Override
  public void close() {
    if (newFile != null) {
      newFile.close();
    }
  }
}
