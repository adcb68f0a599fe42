package io.github.mapvet.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.ImmutableSet;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.options.Options;
import io.github.mapvet.report.Finding;
import io.github.mapvet.report.Problem;
import io.github.mapvet.report.Report;
import io.github.mapvet.report.RuleInfo;
import io.github.mapvet.report.SourceFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Reads sources, runs rules over them and reports.
 *
 * @param options what the user has set
 * @param rules those to run
 * @param javacOptions such as {@code --release N}
 * @param libraries what is known of libraries
 * @param classPath what the sources use
 * @param paths files, folders and sources jars
 * @param current the folder that paths are shown relative to
 * @param suggestions whether to report suggestions too
 */
record Analysis(
    Options options,
    Rules rules,
    List<String> javacOptions,
    Libraries libraries,
    ClassPath classPath,
    List<Path> paths,
    Path current,
    boolean suggestions) {

  /**
   * What the analysis of some texts gave.
   *
   * @param report its exit code tells of problems alone
   * @param errors what javac has against the texts
   */
  record Outcome(Report report, ImmutableMultiset<CompileError> errors) {}

  /**
   * Reads the files as they are now and analyses them.
   *
   * @return a report whose exit code tells of problems alone
   */
  Report run() throws Exception {
    return run(read()).report();
  }

  /** Reads the files as they are now. */
  Sources read() {
    Sources sources = new Sources(current);
    paths.forEach(sources::add);
    return sources;
  }

  /** Analyses what was read. */
  Outcome run(Sources sources) throws Exception {
    ImmutableMap<URI, SourceFile> files = sources.byAddress();
    Analyzer.Result result = analyze(files.values().asList(), rules.checkers());
    List<Problem> problems = new ArrayList<>(sources.problems());
    classPath.problem().ifPresent(problems::add);
    problems.addAll(result.problems());
    List<Finding> wanted = wanted(result.findings());
    int left = result.findings().size() - wanted.size();
    if (left > 0) {
      problems.add(Problem.note("suggestions left out: " + left + "; --suggestions reports them."));
    }
    Report report =
        new Report(
            RuleInfo.version(),
            rules.infos(),
            files,
            Report.sorted(wanted, files),
            ImmutableSet.of(),
            false,
            ImmutableList.copyOf(problems),
            ExitCodes.of(problems));
    return new Outcome(report, result.errors());
  }

  /** Compiles what was read, and runs no rule. */
  ImmutableMultiset<CompileError> compile(Sources sources) throws Exception {
    return analyze(sources.files(), List.of()).errors();
  }

  private Analyzer.Result analyze(List<SourceFile> files, List<BugChecker> checkers)
      throws InterruptedException {
    try (Progress progress = Progress.onTerminal()) {
      Analyzer analyzer =
          new Analyzer(checkers, options, libraries, classPath.entries(), javacOptions, progress);
      return BigStack.call(() -> analyzer.analyze(files));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private List<Finding> wanted(List<Finding> all) {
    return suggestions
        ? all
        : all.stream().filter(f -> f.severity() != SeverityLevel.SUGGESTION).toList();
  }
}
