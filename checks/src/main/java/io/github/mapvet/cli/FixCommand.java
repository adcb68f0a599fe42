package io.github.mapvet.cli;

import com.google.common.collect.ImmutableList;
import io.github.mapvet.options.UserOption;
import io.github.mapvet.report.Finding;
import io.github.mapvet.report.Problem;
import io.github.mapvet.report.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mapvet fix}: makes the repairs that findings suggest. */
@Command(
    name = "fix",
    header = "Makes the repairs that findings suggest.",
    description = {
      "Repairs keep what the code does, but for the fault. One that would not compile is not made.",
      "Everything else in a file stays as it is, byte for byte.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit code (the highest that applies; repairs are made in any case):%n",
    exitCodeList = {
      "0:no finding is left at or above the threshold",
      "1:findings are left at or above the threshold of --fail-on",
      "2:wrong usage, or a file that could not be read, analysed or written",
      "3:a fault in mapvet"
    })
final class FixCommand implements Callable<Integer> {
  /** What it takes of the options that plugin and command share: what is known of libraries. */
  static final ImmutableList<UserOption> OPTIONS =
      ImmutableList.of(
          UserOption.ACQUIRE_METHODS,
          UserOption.CONCURRENT_CONTAINERS,
          UserOption.RELEASE_METHODS,
          UserOption.SINGLETONS,
          UserOption.TASK_METHODS,
          UserOption.TRY_ACQUIRE_METHODS,
          UserOption.WEAK_EVIDENCE);

  private final Rules rules;
  private final Path current;

  @Spec private CommandSpec spec;

  @Mixin private AnalysisOptions input;

  @Option(names = "--dry-run", description = "Write nothing; print the changes as a unified diff.")
  private boolean dryRun;

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      defaultValue = "warning",
      description = "error, warning or never; default: ${DEFAULT-VALUE}.")
  private FailOn failOn;

  /**
   * @param rules the rules there are
   * @param current the folder that paths are shown relative to
   */
  FixCommand(Rules rules, Path current) {
    this.rules = rules;
    this.current = current;
  }

  @Override
  public Integer call() throws Exception {
    try {
      return finish(new Fixer(input.analysis(rules, current), FixedFile::obstacle).run());
    } catch (UsageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private int finish(Fixer.Result result) {
    PrintWriter out = spec.commandLine().getOut();
    List<FixedFile> files = files(result);
    List<Problem> problems = new ArrayList<>(result.after().problems());
    problems.addAll(result.problems());
    if (dryRun) {
      files.forEach(file -> out.print(file.diff()));
    } else {
      files.forEach(
          file -> file.write().ifPresentOrElse(problems::add, () -> tell(file, result, out)));
    }
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    problems.stream().map(Problem::describe).forEach(err::println);
    err.println(summary(result, files.size()));
    err.flush();
    return exitCode(result.after(), problems);
  }

  private static List<FixedFile> files(Fixer.Result result) {
    return result.before().values().stream()
        .map(file -> new FixedFile(file, result.after().sources().get(file.toUri())))
        .filter(file -> !file.before().text().equals(file.after().text()))
        .toList();
  }

  /** A line for each repair of a file. */
  private static void tell(FixedFile file, Fixer.Result result, PrintWriter out) {
    for (Finding finding : result.done()) {
      if (finding.where().uri().equals(file.before().toUri())) {
        int line = finding.where().line();
        String title = Patch.repair(finding).title();
        out.println(file.before().path() + ":" + line + ": [" + finding.rule() + "] " + title);
      }
    }
  }

  private String summary(Fixer.Result result, int files) {
    int repairs = result.done().size();
    return "mapvet: "
        + (repairs == 1 ? "1 repair" : repairs + " repairs")
        + (files == 1 ? " in 1 file" : " in " + files + " files")
        + (dryRun ? ", none written" : "")
        + "; left: "
        + result.after().summary();
  }

  private int exitCode(Report after, List<Problem> problems) {
    int left = failOn.isReachedBy(after.findings()) ? ExitCodes.FINDINGS : ExitCodes.CLEAN;
    return Math.max(left, ExitCodes.of(problems));
  }
}
