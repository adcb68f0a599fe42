package io.github.mapvet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What to analyse and how: the options of every command that runs the rules. */
final class AnalysisOptions {
  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "A .java file, a folder (everything below it), or a sources jar.")
  private List<Path> paths;

  @Option(
      names = {"-cp", "-classpath", "--class-path", "--classpath"},
      paramLabel = "CP",
      description = "Jars and folders with the classes that the sources use; 'lib/*' works too.")
  private List<String> classPaths = List.of();

  @Option(
      names = "--classpath-file",
      paramLabel = "FILE",
      description =
          "A file that holds a class path, as 'mvn dependency:build-classpath' writes it.")
  private List<Path> classPathFiles = List.of();

  @Option(
      names = "--release",
      paramLabel = "N",
      description = "The Java version of the sources; default: the one mapvet runs on.")
  private Integer release;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private RuleOptions ruleOptions;

  /**
   * The analysis that they ask for; nothing is read yet but class paths and library models.
   *
   * @param rules the rules there are
   * @param current the folder that paths are shown relative to
   * @throws UsageException when an option is wrong
   */
  Analysis analysis(Rules rules, Path current) throws UsageException {
    return ruleOptions.analysis(
        command,
        new RuleOptions.Input(paths(rules), classPath(), Release.options(release)),
        rules,
        current);
  }

  private ClassPath classPath() throws UsageException {
    List<String> all = new ArrayList<>(classPaths);
    for (Path file : classPathFiles) {
      try {
        all.add(Files.readString(file));
      } catch (IOException e) {
        throw new UsageException(
            "--classpath-file " + file + " cannot be read (" + e.getClass().getSimpleName() + ").");
      }
    }
    return ClassPath.of(all);
  }

  private List<Path> paths(Rules rules) throws UsageException {
    for (Path path : paths) {
      if (rules.contains(path.toString()) && !Files.exists(path)) {
        throw new UsageException(
            path + " is a rule, no path; to name several rules write --rule A,B or repeat --rule.");
      }
    }
    return paths;
  }
}
