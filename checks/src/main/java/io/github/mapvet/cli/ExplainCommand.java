package io.github.mapvet.cli;

import io.github.mapvet.report.RuleInfo;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mapvet explain RULE}: prints a rule's page. */
@Command(
    name = "explain",
    header = "Prints a rule's page: what it finds, why that bites, and the repair.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ExplainCommand implements Callable<Integer> {
  private final Rules rules;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RULE", description = "A rule's name; `mapvet rules` lists them.")
  private String name;

  /**
   * @param rules the rules there are
   */
  ExplainCommand(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Integer call() {
    try {
      RuleInfo rule = rules.info(name);
      PrintWriter out = spec.commandLine().getOut();
      out.print(new Markdown(Terminal.hasColours()).render(rule.page()));
      out.flush();
      return ExitCodes.CLEAN;
    } catch (UsageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
