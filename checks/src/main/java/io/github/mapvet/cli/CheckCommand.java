package io.github.mapvet.cli;

import io.github.mapvet.options.UserOption;
import io.github.mapvet.report.Report;
import io.github.mapvet.report.SarifFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mapvet check}: lints sources. */
@Command(
    name = "check",
    header = "Finds unsafe use of maps and collections in Java sources.",
    description = {
      "Sources need not compile: what can be resolved is analysed. Nothing is written but the report.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading =
        "%nExit code (the highest that applies; findings are reported in any case):%n",
    exitCodeList = {
      "0:nothing found at or above the threshold",
      "1:findings at or above the threshold of --fail-on that no baseline knows",
      "2:wrong usage, or an input that could not be read or analysed",
      "3:a fault in mapvet"
    })
final class CheckCommand implements Callable<Integer> {
  private final Rules rules;
  private final Path current;

  @Spec private CommandSpec spec;

  @Mixin private AnalysisOptions input;

  @Mixin private ReportOptions reports;

  @Mixin private GateOptions gateOptions;

  /**
   * @param rules the rules there are
   * @param current the folder that paths are shown relative to
   */
  CheckCommand(Rules rules, Path current) {
    this.rules = rules;
    this.current = current;
  }

  @Override
  public Integer call() throws Exception {
    try {
      Analysis analysis = input.analysis(rules, current);
      try (Gate gate = gateOptions.open(current);
          Outputs outputs = reports.open(current, spec.commandLine().getOut())) {
        Report report = gate.judge(analysis.run());
        outputs.write(report);
        writeForMerge(report, analysis);
        return outputs.finish(report, spec.commandLine().getErr());
      }
    } catch (UsageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void writeForMerge(Report report, Analysis analysis) throws UsageException {
    Path folder = analysis.options().path(UserOption.SARIF_DIR).orElse(null);
    if (folder != null) {
      try {
        SarifFolder.at(folder).write(report, current, analysis.paths().get(0));
      } catch (IOException e) {
        throw new UsageException(
            "nothing can be written to --sarif-dir " + folder + " (" + e + ").");
      }
    }
  }
}
