package io.github.mapvet.harness;

import static com.google.common.collect.Iterables.getOnlyElement;
import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparingInt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's pull request, played in a repository with the real jar. */
final class WalkThroughIT {
  private static final Path SHOP = Path.of("src/test/resources/walk-through");
  private static final String NAME = "walk-through";

  @TempDir private Path folder;
  private String readme;

  @BeforeEach
  void makeRepository() throws Exception {
    readme = Files.readString(Testdata.root().resolveSibling("README.md"), UTF_8);
    try (Stream<Path> files = Files.walk(SHOP)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(SHOP.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.createSymbolicLink(folder.resolve("mapvet.jar"), Jars.command().toAbsolutePath());
    Files.writeString(folder.resolve(".gitignore"), "/mapvet.jar\n/report.txt\n/mapvet.sarif\n");
    assertThat(type("git init -q -b main && git add -A && git commit -q -m Shop").output())
        .isEmpty();
  }

  @Test
  void pullRequest() throws Exception {
    List<Snippet> steps = steps();
    assertThat(steps.size()).isAtLeast(6);
    for (Snippet step : steps) {
      play(step);
    }
  }

  /** What the workflow runs fails for the change, annotates it, and leaves a report to upload. */
  @Test
  void workflow() throws Exception {
    Snippet file = getOnlyElement(Snippet.of(readme, "yaml"));
    JsonNode job = getOnlyElement(new YAMLMapper().readTree(file.code()).get("jobs"));
    String command = "";
    for (JsonNode step : job.get("steps")) {
      command += step.path("run").asText();
    }
    List<Snippet> steps = steps();
    Snippet change = steps.stream().filter(s -> isChange(s)).findFirst().orElseThrow();
    for (Snippet step : steps.subList(0, steps.indexOf(change) + 1)) {
      play(step);
    }
    Forked run = type(command);
    assertWithMessage(run.output()).that(run.exit()).isEqualTo(1);
    assertThat(run.output()).contains("::warning file=src/shop/Carts.java,line=40,");
    assertThat(run.output().lines().filter(l -> l.startsWith("::")).toList()).hasSize(1);
    String report = Files.readString(folder.resolve("mapvet.sarif"), UTF_8);
    assertThat(SarifSchema.errors(report)).isEmpty();
  }

  private List<Snippet> steps() {
    return Stream.of("console", "diff")
        .flatMap(language -> Snippet.of(readme, language).stream())
        .filter(snippet -> snippet.file().equals(NAME))
        .sorted(comparingInt(Snippet::line))
        .toList();
  }

  private static boolean isChange(Snippet step) {
    return step.code().startsWith("---");
  }

  private void play(Snippet step) throws IOException, InterruptedException {
    if (isChange(step)) {
      Path patch = Files.writeString(folder.resolve(".git/change.patch"), step.code());
      assertThat(type("git apply " + patch).output()).isEmpty();
      return;
    }
    StringBuilder session = new StringBuilder();
    for (String line : step.code().lines().filter(l -> l.startsWith("$ ")).toList()) {
      session.append(line).append('\n').append(type(line.substring(2)).output());
    }
    assertWithMessage("line %s", step.line()).that(session.toString()).isEqualTo(step.code());
  }

  private Forked type(String command) throws IOException, InterruptedException {
    Path java = Path.of(Jdk.current().program("java")).getParent();
    return Forked.run(
        folder,
        Map.of(
            "PATH", java + File.pathSeparator + System.getenv("PATH"),
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_AUTHOR_NAME", "t",
            "GIT_AUTHOR_EMAIL", "t@example.com",
            "GIT_COMMITTER_NAME", "t",
            "GIT_COMMITTER_EMAIL", "t@example.com"),
        List.of("sh", "-c", command));
  }
}
