package io.github.mapvet.cli;

import io.github.mapvet.report.RuleInfo;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mapvet rules}: a table of all rules. */
@Command(
    name = "rules",
    header = "Lists the rules: name, family, severity, whether on by default, summary.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RulesCommand implements Callable<Integer> {
  private static final int NAME_WIDTH = 36;
  private static final int FAMILY_WIDTH = 14;
  private static final int SEVERITY_WIDTH = 12;
  private static final int DEFAULT_WIDTH = 9;
  private static final int SUMMARY_WIDTH = 90;

  private final Rules rules;

  @Spec private CommandSpec spec;

  /**
   * @param rules the rules there are
   */
  RulesCommand(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Integer call() {
    TextTable table =
        TextTable.forColumns(
            Help.defaultColorScheme(Ansi.OFF),
            new Column(NAME_WIDTH, 0, Overflow.SPAN),
            new Column(FAMILY_WIDTH, 0, Overflow.SPAN),
            new Column(SEVERITY_WIDTH, 0, Overflow.SPAN),
            new Column(DEFAULT_WIDTH, 0, Overflow.SPAN),
            new Column(SUMMARY_WIDTH, 0, Overflow.WRAP));
    table.addRowValues("RULE", "FAMILY", "SEVERITY", "DEFAULT", "SUMMARY");
    for (RuleInfo rule : rules.infos()) {
      table.addRowValues(
          rule.name(),
          rule.family(),
          rule.severity().name().toLowerCase(Locale.ROOT),
          rule.onByDefault() ? "on" : "off",
          rule.summary());
    }
    spec.commandLine().getOut().print(table);
    spec.commandLine().getOut().flush();
    return ExitCodes.CLEAN;
  }
}
