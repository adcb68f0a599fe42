package io.github.mapvet.harness;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One rule's folder: its page, its cases and their goldens.
 *
 * @param path the folder
 */
record RuleFolder(Path path) {

  /** The rule that the folder belongs to. */
  String rule() {
    return path.getFileName().toString();
  }

  /** The rule's page. */
  Path page() {
    return path.resolve("README.md");
  }

  /** The cases by name: a Java file, or a folder of them. */
  ImmutableList<GoldenCase> cases() throws IOException {
    ImmutableList.Builder<GoldenCase> cases = ImmutableList.builder();
    for (Path entry : Testdata.list(path)) {
      if (Files.isDirectory(entry) || entry.toString().endsWith(".java")) {
        cases.add(GoldenCase.of(rule(), entry));
      }
    }
    return cases.build();
  }

  /** Whatever is neither the page nor part of a case; goldens of a removed case for instance. */
  ImmutableList<Path> strays() throws IOException {
    ImmutableList<Path> known =
        cases().stream().flatMap(c -> c.files().stream()).collect(ImmutableList.toImmutableList());
    ImmutableList.Builder<Path> strays = ImmutableList.builder();
    for (Path entry : Testdata.list(path)) {
      if (!Files.isDirectory(entry) && !entry.equals(page()) && !known.contains(entry)) {
        strays.add(entry);
      }
    }
    return strays.build();
  }
}
