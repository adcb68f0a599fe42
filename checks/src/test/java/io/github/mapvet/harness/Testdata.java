package io.github.mapvet.harness;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folder {@code testdata}, with one folder for each rule. */
final class Testdata {
  /** Where it is when the tests are not started in {@code checks}, as Maven does. */
  private static final String PROPERTY = "mapvet.testdata";

  private Testdata() {}

  /** The folder itself. */
  static Path root() {
    return Path.of(System.getProperty(PROPERTY, "../testdata")).toAbsolutePath().normalize();
  }

  /** Every rule's folder, by name. */
  static ImmutableList<RuleFolder> folders() throws IOException {
    return list(root()).stream()
        .filter(Files::isDirectory)
        .map(RuleFolder::new)
        .collect(toImmutableList());
  }

  /** What a folder holds, by name. */
  static ImmutableList<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().collect(toImmutableList());
    }
  }
}
