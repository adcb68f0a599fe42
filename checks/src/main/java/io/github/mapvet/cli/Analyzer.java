package io.github.mapvet.cli;

import static java.util.stream.Collectors.toSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.tools.javac.util.Context;
import io.github.mapvet.cli.Duplicates.Shape;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.options.Options;
import io.github.mapvet.report.Finding;
import io.github.mapvet.report.FindingSink;
import io.github.mapvet.report.Problem;
import io.github.mapvet.report.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs rules over sources with a javac of its own, whether or not they compile, and writes no class
 * files. Whatever one file does to javac or to a rule, the others' findings come out.
 */
final class Analyzer {
  private final ImmutableList<BugChecker> rules;
  private final Options options;
  private final Libraries libraries;
  private final ImmutableList<Path> classPath;
  private final ImmutableList<String> javacOptions;
  private final Progress progress;

  private final List<Finding> findings = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<SourceFile> fatal = new HashSet<>();
  private final Unresolved unresolved = new Unresolved(List.of());

  /**
   * @param rules the rules to run
   * @param options what the user has set
   * @param libraries what is known of libraries
   * @param classPath jars and folders
   * @param javacOptions more options, such as {@code --release N}
   * @param progress is told how far it is
   */
  Analyzer(
      List<BugChecker> rules,
      Options options,
      Libraries libraries,
      List<Path> classPath,
      List<String> javacOptions,
      Progress progress) {
    this.rules = ImmutableList.copyOf(rules);
    this.options = options;
    this.libraries = libraries;
    this.classPath = ImmutableList.copyOf(classPath);
    this.javacOptions = ImmutableList.copyOf(javacOptions);
    this.progress = progress;
  }

  /**
   * What came out.
   *
   * @param findings in no particular order
   * @param problems what broke, and what could not be resolved
   * @param errors what javac has against the sources
   */
  record Result(
      ImmutableList<Finding> findings,
      ImmutableList<Problem> problems,
      ImmutableMultiset<CompileError> errors) {}

  /** Analyses all files; an instance does this once. */
  Result analyze(List<SourceFile> sources) throws IOException {
    analyze(sources, List.of());
    problems.addAll(unresolved.problems());
    return new Result(
        ImmutableList.copyOf(findings), ImmutableList.copyOf(problems), unresolved.errors());
  }

  /**
   * Analyses files, those on which javac dies excepted.
   *
   * @param sources the files to report on
   * @param context files that only help to resolve names
   */
  private void analyze(List<SourceFile> sources, List<SourceFile> context) throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    List<Shape> shapes;
    try {
      shapes = pass(surviving(sources), surviving(context));
    } catch (Compilation.Crash crash) {
      afterCrash(crash, sources, context);
      return;
    }
    List<List<Shape>> runs = Duplicates.runs(shapes);
    Set<SourceFile> wanted = new HashSet<>(sources);
    for (List<Shape> run : runs.subList(Math.min(1, runs.size()), runs.size())) {
      List<SourceFile> files = run.stream().map(Shape::file).filter(wanted::contains).toList();
      if (!files.isEmpty()) {
        analyze(files, Duplicates.context(run, shapes));
      }
    }
  }

  /** Without the guilty file if it is known; else in halves, until it is alone. */
  private void afterCrash(
      Compilation.Crash crash, List<SourceFile> sources, List<SourceFile> context)
      throws IOException {
    Optional<SourceFile> guilty =
        sources.size() == 1 && context.isEmpty() ? Optional.of(sources.get(0)) : crash.file();
    if (guilty.isPresent()) {
      fatal.add(guilty.get());
      problems.add(fatal(guilty.get(), crash.getCause()));
      analyze(surviving(sources), context);
    } else if (sources.size() == 1) {
      analyze(sources, List.of());
    } else {
      int half = sources.size() / 2;
      analyze(sources.subList(0, half), List.of());
      analyze(sources.subList(half, sources.size()), List.of());
    }
  }

  private static Problem fatal(SourceFile file, Throwable cause) {
    String why =
        cause instanceof StackOverflowError
            ? "nested too deeply for javac"
            : "javac itself failed on it (" + cause + ")";
    return new Problem(
        Problem.Level.INPUT, file.path(), "not analysed: " + why + "; all other files were.");
  }

  /**
   * One run of javac and of the rules.
   *
   * @return what all the files declare; those whose classes others declare too were left out
   */
  private List<Shape> pass(List<SourceFile> sources, List<SourceFile> context)
      throws Compilation.Crash, IOException {
    Unresolved errors = new Unresolved(sources);
    List<SourceFile> files = new ArrayList<>(sources);
    files.addAll(context);
    try (Compilation compilation =
        new Compilation(files, classPath, javacOptions, errors, progress)) {
      List<CompilationUnitTree> units = compilation.parse(files);
      List<Shape> shapes = units.stream().map(Shape::of).toList();
      Set<SourceFile> first =
          Duplicates.runs(shapes).stream()
              .limit(1)
              .flatMap(List::stream)
              .map(Shape::file)
              .collect(toSet());
      List<CompilationUnitTree> entered = only(units, first);
      compilation.attribute(entered);
      scan(only(entered, new HashSet<>(sources)), compilation.context());
      unresolved.add(errors);
      return shapes;
    }
  }

  private void scan(List<CompilationUnitTree> units, Context context) {
    FindingSink.install(context, findings::add);
    options.install(context);
    libraries.install(context);
    RuleScanner scanner = new RuleScanner(rules, context);
    progress.phase("check", units.size());
    for (CompilationUnitTree unit : units) {
      scanner.scan(unit);
      progress.step();
    }
    problems.addAll(scanner.problems());
  }

  private List<SourceFile> surviving(List<SourceFile> sources) {
    return sources.stream().filter(s -> !fatal.contains(s)).toList();
  }

  private static List<CompilationUnitTree> only(
      List<CompilationUnitTree> units, Set<SourceFile> files) {
    return units.stream().filter(u -> files.contains((SourceFile) u.getSourceFile())).toList();
  }
}
