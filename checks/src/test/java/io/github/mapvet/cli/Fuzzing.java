package io.github.mapvet.cli;

import static java.util.stream.Collectors.joining;

import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.options.Options;
import io.github.mapvet.report.Problem;
import io.github.mapvet.report.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Runs all rules over code that nobody would write, and looks for what breaks in them. */
final class Fuzzing {
  private static final Rules RULES = Rules.load();

  private Fuzzing() {}

  /**
   * What broke, and on which code.
   *
   * @param seed gives the same code again
   */
  record Failure(long seed, String what, String code) {
    @Override
    public String toString() {
      return "seed " + seed + ": " + what + "\n" + code;
    }
  }

  /** All rules over a mutant of one of the sources; whether that compiles does not matter. */
  static Optional<Failure> mutant(List<Path> sources, long seed) {
    Random random = new Random(seed);
    String code = new Mutator(random).mutate(read(sources.get(random.nextInt(sources.size()))));
    return failure(seed, code, /* mustCompile= */ false);
  }

  /** All rules over an odd program, which must compile. */
  static Optional<Failure> oddProgram(long seed) {
    String code = new OddJava(new Random(seed), Runtime.version().feature()).program();
    return failure(seed, code, /* mustCompile= */ true);
  }

  /** All Java files below a folder, in a fixed order. */
  static List<Path> sourcesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Failure> failure(long seed, String code, boolean mustCompile) {
    String what;
    try {
      what = problems(code, mustCompile);
    } catch (Exception | StackOverflowError | AssertionError e) {
      what =
          e + " at " + List.of(e.getStackTrace()).subList(0, Math.min(5, e.getStackTrace().length));
    }
    return what.isEmpty() ? Optional.empty() : Optional.of(new Failure(seed, what, code));
  }

  private static String problems(String code, boolean mustCompile) throws Exception {
    Analyzer analyzer =
        new Analyzer(
            RULES.checkers(),
            Options.none(),
            Libraries.builtIn(),
            List.of(),
            List.of(),
            Progress.none());
    SourceFile file = new SourceFile(URI.create("file:///Fuzz.java"), "Fuzz.java", code);
    Analyzer.Result result = BigStack.call(() -> analyzer.analyze(List.of(file)));
    Stream<String> faults =
        result.problems().stream()
            .filter(p -> p.level() == Problem.Level.FAULT)
            .map(Problem::describe);
    Stream<String> errors =
        mustCompile ? result.errors().stream().map(Object::toString) : Stream.of();
    return Stream.concat(faults, errors).collect(joining("; "));
  }
}
