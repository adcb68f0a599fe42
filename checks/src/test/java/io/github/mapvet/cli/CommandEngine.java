package io.github.mapvet.cli;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.bugpatterns.BugChecker;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.options.Options;
import io.github.mapvet.report.Finding;
import io.github.mapvet.report.Problem;
import io.github.mapvet.report.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Opens what runs behind {@code mapvet check} to the tests of other packages. */
public final class CommandEngine {
  private static final Comparator<Finding> ORDER =
      comparing((Finding f) -> f.where().uri())
          .thenComparing(f -> f.where().line())
          .thenComparing(f -> f.where().column())
          .thenComparing(Finding::rule);

  private CommandEngine() {}

  /**
   * Runs rules over files as the command does.
   *
   * @param rules the rules to run
   * @param classPath what the files may refer to
   * @param files Java sources, one compilation
   * @return the findings in the order of files and lines
   * @throws AssertionError when a rule has a fault
   */
  public static ImmutableList<Finding> check(
      List<BugChecker> rules, List<Path> classPath, List<Path> files) throws IOException {
    List<SourceFile> sources = new ArrayList<>();
    for (Path file : files) {
      sources.add(new SourceFile(file.toUri(), file.toString(), Files.readString(file, UTF_8)));
    }
    Analyzer analyzer =
        new Analyzer(
            rules, Options.none(), Libraries.builtIn(), classPath, List.of(), Progress.none());
    Analyzer.Result result = analyzer.analyze(sources);
    for (Problem problem : result.problems()) {
      if (problem.level() == Problem.Level.FAULT) {
        throw new AssertionError(problem.describe());
      }
    }
    return result.findings().stream().sorted(ORDER).collect(toImmutableList());
  }
}
