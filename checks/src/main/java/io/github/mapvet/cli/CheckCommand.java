package io.github.mapvet.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.BugPattern.SeverityLevel;
import io.github.mapvet.cli.report.Problem;
import io.github.mapvet.cli.report.Renderer;
import io.github.mapvet.cli.report.Report;
import io.github.mapvet.cli.report.SarifReport;
import io.github.mapvet.cli.report.SourceFile;
import io.github.mapvet.cli.report.TextReport;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.report.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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
      "1:findings at or above the threshold of --fail-on",
      "2:wrong usage, or an input that could not be read or analysed",
      "3:a fault in mapvet"
    })
final class CheckCommand implements Callable<Integer> {
  private final Rules rules;
  private final Path current;

  @Spec private CommandSpec spec;

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
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or sarif; default: ${DEFAULT-VALUE}.")
  private Format format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write the report; default: standard output.")
  private Path output;

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      defaultValue = "warning",
      description = "error, warning or never; default: ${DEFAULT-VALUE}.")
  private FailOn failOn;

  @Option(
      names = "--suggestions",
      description = "Report suggestions too: advice, no faults. On with --rule.")
  private boolean suggestions;

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
      Rules selected = rules.select(only, without);
      List<String> javacOptions = Release.options(release);
      Libraries libraries = Extensions.load(spec, ClassPath.of(extensions));
      ClassPath classPath = classPath();
      if (output == null) {
        Report report = analyze(selected, libraries, classPath, javacOptions);
        PrintWriter out = spec.commandLine().getOut();
        renderer().render(report, out);
        out.flush();
        return finish(report);
      }
      try (OutputFile file = OutputFile.at(output)) {
        Report report = analyze(selected, libraries, classPath, javacOptions);
        write(report, file);
        int exitCode = finish(report);
        err("mapvet: " + report.summary() + "; report in " + output);
        return exitCode;
      }
    } catch (UsageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void write(Report report, OutputFile file) throws UsageException {
    try {
      file.write(out -> renderer().render(report, out));
    } catch (IOException e) {
      throw new UsageException("--output " + output + " failed (" + e.getMessage() + ").");
    }
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

  private Report analyze(
      Rules selected, Libraries libraries, ClassPath classPath, List<String> javacOptions)
      throws Exception {
    Sources sources = new Sources(current);
    for (Path path : paths) {
      if (rules.contains(path.toString()) && !Files.exists(path)) {
        throw new UsageException(
            path + " is a rule, no path; to name several rules write --rule A,B or repeat --rule.");
      }
      sources.add(path);
    }
    ImmutableMap<URI, SourceFile> files = sources.byAddress();
    Analyzer.Result result;
    try (Progress progress = Progress.onTerminal()) {
      Analyzer analyzer =
          new Analyzer(selected.checkers(), libraries, classPath.entries(), javacOptions, progress);
      result = BigStack.call(() -> analyzer.analyze(files.values().asList()));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    List<Problem> problems = new ArrayList<>(sources.problems());
    classPath.problem().ifPresent(problems::add);
    problems.addAll(result.problems());
    List<Finding> wanted = wanted(result.findings());
    int left = result.findings().size() - wanted.size();
    if (left > 0) {
      problems.add(
          new Problem(
              Problem.Level.NOTE,
              "",
              "suggestions left out: " + left + "; --suggestions reports them."));
    }
    ImmutableList<Finding> findings = Report.sorted(wanted, files);
    return new Report(
        Version.current(),
        selected.infos(),
        files,
        findings,
        ImmutableList.copyOf(problems),
        exitCode(findings, problems));
  }

  /** Who names a rule wants all it has to say. */
  private List<Finding> wanted(List<Finding> all) {
    return suggestions || !only.isEmpty()
        ? all
        : all.stream().filter(f -> f.severity() != SeverityLevel.SUGGESTION).toList();
  }

  private int exitCode(List<Finding> findings, List<Problem> problems) {
    int code = failOn.isReachedBy(findings) ? ExitCodes.FINDINGS : ExitCodes.CLEAN;
    for (Problem problem : problems) {
      code =
          switch (problem.level()) {
            case NOTE -> code;
            case INPUT -> Math.max(code, ExitCodes.INPUT);
            case FAULT -> ExitCodes.FAULT;
          };
    }
    return code;
  }

  private Renderer renderer() {
    return switch (format) {
      case SARIF -> new SarifReport(current);
      case TEXT -> new TextReport(output == null && Terminal.hasColours());
    };
  }

  private int finish(Report report) {
    report.problems().stream().map(Problem::describe).forEach(this::err);
    return report.exitCode();
  }

  private void err(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
