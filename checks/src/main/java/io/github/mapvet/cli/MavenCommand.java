package io.github.mapvet.cli;

import io.github.mapvet.report.Problem;
import io.github.mapvet.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mapvet maven}: lints whatever a Maven build compiles. */
@Command(
    name = "maven",
    header = "Runs a Maven build as it is and analyses all that it compiles.",
    description = {
      "No POM is touched: an extension that is added to this one run writes down what each module",
      "compiles, generated sources too, and with which class path. Then mapvet analyses just that.",
      "Give Maven's own arguments after --, for example: mapvet maven -- -T2 test-compile",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false)
final class MavenCommand implements Callable<Integer> {
  private final Rules rules;
  private final Path current;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "ARGUMENT",
      arity = "0..*",
      description = "What to call Maven with; default: compile.")
  private List<String> arguments = List.of("compile");

  @Option(
      names = "--maven",
      paramLabel = "FILE",
      description = "The Maven to run; default: mvnw in this folder, or else mvn.")
  private String maven;

  @Option(
      names = "--tests",
      description = "Analyse test sources too; let the build compile them: -- test-compile")
  private boolean tests;

  @Mixin private RuleOptions ruleOptions;

  @Mixin private ReportOptions reports;

  @Mixin private GateOptions gateOptions;

  /**
   * @param rules the rules there are
   * @param current the folder with the build; paths are shown relative to it
   */
  MavenCommand(Rules rules, Path current) {
    this.rules = rules;
    this.current = current;
  }

  @Override
  public Integer call() throws Exception {
    try {
      // Wrong options cost no build.
      ruleOptions.analysis(
          spec,
          new RuleOptions.Input(List.of(), ClassPath.of(List.of()), List.of()),
          rules,
          current);
      try (Gate gate = gateOptions.open(current);
          Outputs outputs = reports.open(current, spec.commandLine().getOut())) {
        MavenBuild build = new MavenBuild(maven, current, spec.commandLine().getErr());
        Report report = gate.judge(analyzed(build.run(arguments)));
        outputs.write(report);
        return outputs.finish(report, spec.commandLine().getErr());
      }
    } catch (UsageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Report analyzed(MavenBuild.Result build) throws Exception {
    List<Report> modules = new ArrayList<>();
    for (MavenBuild.Compilation compilation : build.compilations()) {
      if (tests || !compilation.tests()) {
        modules.add(ruleOptions.analysis(spec, compilation.input(), rules, current).run());
      }
    }
    if (modules.isEmpty()) {
      throw new UsageException(
          build.exitCode() == 0
              ? "the build compiled nothing; name a phase that does: mapvet maven -- compile"
              : "the build failed before it compiled anything (exit code "
                  + build.exitCode()
                  + "); mend it first: its output is above.");
    }
    Report joined = Report.joined(modules);
    return build.exitCode() == 0
        ? joined
        : joined
            .with(
                new Problem(
                    Problem.Level.INPUT,
                    "",
                    "the build failed (exit code "
                        + build.exitCode()
                        + "); what it compiled before is analysed."))
            .withExitCode(Math.max(joined.exitCode(), ExitCodes.INPUT));
  }
}
