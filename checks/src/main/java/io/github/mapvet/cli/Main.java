package io.github.mapvet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mapvet.options.UserOption;
import io.github.mapvet.report.FaultLog;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: {@code mapvet check}, {@code fix}, {@code maven} and their company. */
@Command(
    name = "mapvet",
    header = "Finds maps and collections that lose entries to races.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    CommandLine command = commandLine(Rules.load(), Path.of(""));
    if (!Terminal.isInteractive()) {
      // A file or a pipe gets the same bytes everywhere; a terminal knows its own encoding.
      command.setOut(new PrintWriter(new FileOutputStream(FileDescriptor.out), false, UTF_8));
    }
    System.exit(command.execute(args));
  }

  /**
   * The whole command line.
   *
   * @param rules the rules there are
   * @param current the folder that paths are shown relative to
   */
  static CommandLine commandLine(Rules rules, Path current) {
    CommandLine check = new CommandLine(new CheckCommand(rules, current));
    CommandOptions.add(check.getCommandSpec(), List.of(UserOption.values()));
    CommandLine fix = new CommandLine(new FixCommand(rules, current));
    CommandOptions.add(fix.getCommandSpec(), FixCommand.OPTIONS);
    CommandLine maven = new CommandLine(new MavenCommand(rules, current));
    CommandOptions.add(maven.getCommandSpec(), List.of(UserOption.values()));
    CommandLine merge = new CommandLine(new MergeCommand(current));
    CommandOptions.add(merge.getCommandSpec(), List.of(UserOption.BASELINE));
    return new CommandLine(new Main())
        .addSubcommand(check)
        .addSubcommand(fix)
        .addSubcommand(maven)
        .addSubcommand(merge)
        .addSubcommand(new RulesCommand(rules))
        .addSubcommand(new ExplainCommand(rules))
        .registerConverter(FailOn.class, new Choice<>(FailOn.values()))
        .setParameterExceptionHandler(Main::usageError)
        .setExecutionExceptionHandler(new FaultHandler());
  }

  /** One line that says what is wrong and one that says where help is. */
  private static int usageError(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("mapvet: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return ExitCodes.INPUT;
  }

  /** Says what broke and how to report it. */
  private static final class FaultHandler implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult arguments) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      PrintWriter err = command.getErr();
      if (cause instanceof OutOfMemoryError) {
        err.println("mapvet: out of memory; give more with java -Xmx4g -jar mapvet.jar …");
      } else {
        err.println("mapvet: a fault in mapvet; please report these lines at " + FaultLog.TRACKER);
        cause.printStackTrace(err);
      }
      err.flush();
      return ExitCodes.FAULT;
    }
  }
}
