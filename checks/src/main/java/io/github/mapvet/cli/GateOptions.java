package io.github.mapvet.cli;

import io.github.mapvet.options.UserOption;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What makes a run fail, for commands that end builds. They also take {@code --baseline}. */
final class GateOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      defaultValue = "warning",
      description = "error, warning or never; default: ${DEFAULT-VALUE}.")
  private FailOn failOn;

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description = "Write all findings to this file: from now on they are known.")
  private Path newBaseline;

  @Option(
      names = "--fail-on-stale",
      description = "Fail also if the baseline has entries whose findings are gone.")
  private boolean failOnStale;

  @Option(
      names = "--prune-baseline",
      description = "Drop entries from the baseline whose findings are gone.")
  private boolean prune;

  @Option(
      names = "--since",
      paramLabel = "REV",
      description =
          "Report only what may come from the changes since this branch left REV: findings of which"
              + " one place is on a changed line, as git tells.")
  private String since;

  /**
   * The gate that they ask for. Reads the baseline, and prepares the place of a new one.
   *
   * @param current the folder whose repository {@code --since} is about
   * @throws UsageException when one of them cannot be used
   */
  Gate open(Path current) throws UsageException, InterruptedException {
    Path baseline = CommandOptions.read(command).path(UserOption.BASELINE).orElse(null);
    check(baseline);
    return new Gate(
        failOn,
        since == null ? null : ChangedLines.since(since, new Git("git", current)),
        baseline == null ? null : Known.read(baseline),
        failOnStale,
        prune ? new BaselineFile(baseline) : null,
        newBaseline == null ? null : new BaselineFile(newBaseline));
  }

  private void check(Path baseline) throws UsageException {
    if (baseline == null && (failOnStale || prune)) {
      throw new UsageException(
          (prune ? "--prune-baseline" : "--fail-on-stale")
              + " asks for a baseline; name it by --baseline FILE.");
    }
    if (newBaseline != null && (since != null || prune)) {
      throw new UsageException(
          "--write-baseline writes all findings; leave "
              + (prune ? "--prune-baseline" : "--since")
              + " out.");
    }
  }
}
