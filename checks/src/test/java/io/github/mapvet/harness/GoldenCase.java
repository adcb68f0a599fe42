package io.github.mapvet.harness;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One compilation of a rule's folder.
 *
 * @param rule the folder's rule
 * @param name {@code BadXxx} or {@code GoodXxx}
 * @param sources the Java files, one or several
 * @param golden the file with the expected diagnostics, beside the case
 */
record GoldenCase(String rule, String name, ImmutableList<Path> sources, Path golden) {

  /** The case that is this Java file, or all the Java files of this folder. */
  static GoldenCase of(String rule, Path entry) throws IOException {
    String name = entry.getFileName().toString().replaceFirst("\\.java$", "");
    ImmutableList<Path> sources =
        Files.isDirectory(entry)
            ? Testdata.list(entry).stream()
                .filter(p -> p.toString().endsWith(".java"))
                .collect(toImmutableList())
            : ImmutableList.of(entry);
    return new GoldenCase(rule, name, sources, entry.resolveSibling(name + ".expected"));
  }

  /** Whether the rule must find something. */
  boolean isBad() {
    return name.startsWith("Bad");
  }

  /** Whether no rule may find anything. */
  boolean isGood() {
    return name.startsWith("Good");
  }

  /** Whether the code is meant not to compile. */
  boolean isBroken() {
    return name.contains("Broken");
  }

  /** Where the repaired text of a source is kept. */
  static Path fixed(Path source) {
    return source.resolveSibling(source.getFileName().toString().replaceFirst("java$", "fixed"));
  }

  /** Every file that may belong to the case. */
  ImmutableList<Path> files() {
    return ImmutableList.<Path>builder()
        .addAll(sources)
        .addAll(sources.stream().map(GoldenCase::fixed).toList())
        .add(golden)
        .build();
  }
}
