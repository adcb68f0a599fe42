package io.github.mapvet.cli;

import static java.util.stream.Collectors.joining;

import com.google.common.base.Ascii;
import io.github.mapvet.options.Options;
import io.github.mapvet.options.UserOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that the plugin has, as commands take them. */
final class CommandOptions {
  private CommandOptions() {}

  /** Gives a command these options, by the names of command and compiler. */
  static void add(CommandSpec command, List<UserOption> options) {
    for (UserOption option : options) {
      if (option.isYesOrNo()) {
        command.addOption(
            described(OptionSpec.builder(option.commandName()), option)
                .type(Boolean.class)
                .arity("0")
                .build());
        command.addOption(
            OptionSpec.builder(option.compilerName()).type(String.class).hidden(true).build());
      } else {
        command.addOption(
            described(OptionSpec.builder(option.commandName(), option.compilerName()), option)
                .type(String.class)
                .paramLabel(option.label())
                .build());
      }
    }
  }

  private static OptionSpec.Builder described(OptionSpec.Builder builder, UserOption option) {
    String text = option.description();
    return builder.description(Ascii.toUpperCase(text.charAt(0)) + text.substring(1) + ".");
  }

  /**
   * What the user has set.
   *
   * @param command a command with some of these options, as it was called
   * @throws UsageException when anything is wrong with them
   */
  static Options read(CommandSpec command) throws UsageException {
    Map<String, String> set = new LinkedHashMap<>();
    for (UserOption option : UserOption.values()) {
      for (String name : List.of(option.compilerName(), option.commandName())) {
        OptionSpec spec = command.findOption(name);
        if (spec != null && spec.getValue() != null) {
          set.put(option.flag(), spec.getValue().toString());
        }
      }
    }
    Options options = Options.ofCommand(set);
    refuse(options.problems());
    return options;
  }

  /**
   * Ends the command if there are any.
   *
   * @throws UsageException that tells them all
   */
  static void refuse(List<Options.Problem> problems) throws UsageException {
    if (!problems.isEmpty()) {
      throw new UsageException(
          problems.stream().map(CommandOptions::text).collect(joining("\nmapvet: ")));
    }
  }

  private static String text(Options.Problem problem) {
    return problem.text() + " See " + problem.page();
  }
}
