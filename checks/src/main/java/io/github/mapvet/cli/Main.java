package io.github.mapvet.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.tools.javac.api.JavacTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The command line. */
public final class Main {
  private Main() {}

  /** Lints the paths it is given. */
  public static void main(String[] args) throws IOException {
    List<BugChecker> rules =
        Streams.stream(ServiceLoader.load(BugChecker.class))
            .collect(ImmutableList.toImmutableList());
    List<Path> sources;
    try (Stream<Path> tree = Files.walk(Path.of(args[1]))) {
      sources = tree.filter(p -> p.toString().endsWith(".java")).sorted().toList();
    }
    Analyzer analyzer = new Analyzer(rules, List.of(), List.of());
    var files = JavacTool.create().getStandardFileManager(null, null, null);
    var result = analyzer.analyze(ImmutableList.copyOf(files.getJavaFileObjectsFromPaths(sources)));
    result.findings().forEach(f -> System.out.println(f));
    result.faults().forEach(f -> System.out.println(f.describe()));
    System.out.println(result.unresolved());
  }
}
