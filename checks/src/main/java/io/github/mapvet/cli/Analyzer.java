package io.github.mapvet.cli;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.ErrorProneOptions;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.scanner.ErrorProneScanner;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.api.BasicJavacTask;
import com.sun.tools.javac.api.JavacTool;
import com.sun.tools.javac.util.Context;
import io.github.mapvet.report.FaultLog;
import io.github.mapvet.report.Finding;
import io.github.mapvet.report.FindingSink;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/**
 * Runs rules over sources with a javac of its own, whether or not they compile, and writes no class
 * files.
 */
final class Analyzer {
  private final ImmutableList<BugChecker> rules;
  private final ImmutableList<Path> classPath;
  private final ImmutableList<String> javacOptions;

  /**
   * @param rules the rules to run
   * @param classPath jars and folders; what is missing is left out
   * @param javacOptions more options, such as {@code --release N}
   */
  Analyzer(List<BugChecker> rules, List<Path> classPath, List<String> javacOptions) {
    this.rules = ImmutableList.copyOf(rules);
    this.classPath = ImmutableList.copyOf(classPath);
    this.javacOptions = ImmutableList.copyOf(javacOptions);
  }

  /**
   * What came out.
   *
   * @param findings in the order of files and lines
   * @param faults what broke inside mapvet
   * @param unresolved what the code names and nobody could find
   */
  record Result(
      ImmutableList<Finding> findings,
      ImmutableList<FaultLog.Fault> faults,
      Unresolved unresolved) {}

  Result analyze(List<? extends JavaFileObject> sources) throws IOException {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    JavacTool javac = JavacTool.create();
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
      BasicJavacTask task =
          (BasicJavacTask)
              javac.getTask(
                  new PrintWriter(Writer.nullWriter()),
                  files,
                  diagnostics,
                  options(),
                  null,
                  sources);
      Context context = task.getContext();
      List<Finding> findings = new ArrayList<>();
      FindingSink.install(context, findings::add);
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      task.analyze();
      scan(units, context);
      return new Result(
          ImmutableList.copyOf(findings),
          ImmutableList.copyOf(FaultLog.of(context).faults()),
          Unresolved.of(diagnostics.getDiagnostics()));
    }
  }

  private void scan(List<CompilationUnitTree> units, Context context) {
    ImmutableMap.Builder<String, SeverityLevel> severities = ImmutableMap.builder();
    rules.forEach(r -> severities.put(r.canonicalName(), r.defaultSeverity()));
    ErrorProneScanner scanner = new ErrorProneScanner(rules, severities.buildOrThrow());
    VisitorState state =
        VisitorState.createConfiguredForCompilation(
            context,
            description -> {},
            scanner.severityMap(),
            ErrorProneOptions.processArgs(ImmutableList.of("-XepDisableAllChecks")));
    for (CompilationUnitTree unit : units) {
      scanner.scan(new TreePath(unit), state);
    }
  }

  private List<String> options() {
    List<String> options = new ArrayList<>(javacOptions);
    options.addAll(
        List.of(
            "-proc:none",
            "-implicit:none",
            "-Xlint:none",
            "-XDcompilePolicy=simple",
            "--should-stop=ifError=FLOW",
            "-Xmaxerrs",
            "1000000",
            "-classpath",
            classPath.stream().map(Path::toString).collect(joining(File.pathSeparator))));
    return options;
  }
}
