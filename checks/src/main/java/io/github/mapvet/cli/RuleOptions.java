package io.github.mapvet.cli;

import io.github.mapvet.options.Options;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which rules to run and what to tell them, wherever the sources come from. */
final class RuleOptions {
  @Option(
      names = "--rule",
      paramLabel = "NAME",
      split = ",",
      description = "Run only this rule; repeat it or separate names by commas.")
  private List<String> only = List.of();

  @Option(
      names = "--disable",
      paramLabel = "NAME",
      split = ",",
      description = "Do not run this rule; repeat it or separate names by commas.")
  private List<String> without = List.of();

  @Option(
      names = "--extensions",
      paramLabel = "CP",
      description = "Jars and folders with library models of yours.")
  private List<String> extensions = List.of();

  @Option(
      names = "--suggestions",
      description = "Report suggestions too: advice, no faults. On with --rule.")
  private boolean suggestions;

  /**
   * The analysis that they ask for; nothing is read yet but library models.
   *
   * @param command the command that has these options, and those of the plugin
   * @param input what to analyse
   * @param rules the rules there are
   * @param current the folder that paths are shown relative to
   * @throws UsageException when an option is wrong
   */
  Analysis analysis(CommandSpec command, Input input, Rules rules, Path current)
      throws UsageException {
    Options options = CommandOptions.read(command);
    return new Analysis(
        options,
        rules.select(only, without),
        input.javacOptions(),
        Extensions.load(options, ClassPath.of(extensions)),
        input.classPath(),
        input.paths(),
        current,
        suggestions || !only.isEmpty()); // who names a rule wants all it has to say
  }

  /**
   * Sources and what they need.
   *
   * @param paths files, folders and sources jars
   * @param classPath what the sources use
   * @param javacOptions such as {@code --release N}
   */
  record Input(List<Path> paths, ClassPath classPath, List<String> javacOptions) {}
}
