package io.github.mapvet.cli;

import io.github.mapvet.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mapvet merge}: one report of many. */
@Command(
    name = "merge",
    header = "Joins SARIF files of mapvet, such as a build writes, into one report.",
    description = {
      "Findings that several files have are reported once. The code is quoted as it is now.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class MergeCommand implements Callable<Integer> {
  private final Path current;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "A SARIF file, or a folder: all .sarif files below it.")
  private List<Path> paths;

  @Mixin private ReportOptions reports;

  @Mixin private GateOptions gateOptions;

  /**
   * @param current the folder that paths are shown relative to
   */
  MergeCommand(Path current) {
    this.current = current;
  }

  @Override
  public Integer call() throws Exception {
    try {
      List<Path> files = SarifFiles.find(paths);
      try (Gate gate = gateOptions.open(current);
          Outputs outputs = reports.open(current, spec.commandLine().getOut())) {
        Merger merger = new Merger(current);
        for (Path file : files) {
          merger.add(file);
        }
        Report report = gate.judge(merger.report());
        outputs.write(report);
        return outputs.finish(report, spec.commandLine().getErr());
      }
    } catch (UsageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
