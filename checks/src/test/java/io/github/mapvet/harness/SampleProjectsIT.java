package io.github.mapvet.harness;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the sample projects after their builds. */
final class SampleProjectsIT {
  private static final Path SAMPLES = Path.of("target/it").toAbsolutePath();
  private static final String MAVEN = System.getProperty("mapvet.maven");
  private static final Path MODULES = SAMPLES.resolve("maven-multi");

  @TempDir private Path folder;

  @Test
  void everyCompilationOfSeveralModulesLeavesValidSarif() throws IOException {
    List<Path> reports = Testdata.list(MODULES.resolve("target/mapvet"));
    assertThat(reports).hasSize(4);
    for (Path report : reports) {
      assertWithMessage(report.toString())
          .that(SarifSchema.errors(Files.readString(report, UTF_8)))
          .isEmpty();
    }
  }

  @Test
  void reportsOfSeveralModulesAreMergedIntoOneThatNamesTheNewFinding() throws Exception {
    Path sarif = folder.resolve("all.sarif");
    Forked merge =
        Forked.run(
            MODULES,
            List.of(
                Jdk.current().program("java"),
                "-jar",
                Jars.command().toString(),
                "merge",
                "--baseline",
                "mapvet.baseline",
                "--format",
                "text",
                "--format",
                "sarif=" + sarif,
                "target/mapvet"));
    assertThat(merge.output()).startsWith("offers/src/main/java/shop/offers/Offers.java:13:");
    assertThat(merge.output()).contains("\n1 error, 0 warnings in 1 of 4 files; 2 known\n");
    assertThat(merge.exit()).isEqualTo(1);
    assertThat(SarifSchema.errors(Files.readString(sarif, UTF_8))).isEmpty();
  }

  /** The known findings of the plugin's gate can be written down before the plugin is set up. */
  @Test
  void baselineOfSeveralModulesIsThatOfTheWholeBuild() throws Exception {
    copy(MODULES);
    Path baseline = folder.resolve("mapvet.baseline");
    Files.delete(baseline);
    List<String> command =
        new ArrayList<>(
            List.of(
                Jdk.current().program("java"),
                "-jar",
                Jars.command().toString(),
                "maven",
                "--maven",
                MAVEN,
                "--tests",
                "--write-baseline",
                "mapvet.baseline",
                "--"));
    command.addAll(arguments("test-compile"));
    Forked maven = Forked.run(folder, command);
    assertWithMessage(maven.output()).that(maven.exit()).isEqualTo(0);
    assertThat(Files.readString(baseline))
        .isEqualTo(Files.readString(MODULES.resolve("mapvet.baseline")));
  }

  @Test
  void singleModuleOnNewestJdk() throws Exception {
    Optional<Jdk> jdk = Jdk.atLeast(21);
    assumeTrue(jdk.isPresent(), "no JDK 21 or newer found");
    copy(SAMPLES.resolve("maven-single"));
    List<String> command = new ArrayList<>(List.of(MAVEN));
    command.addAll(arguments("clean", "compile"));
    Forked build = Forked.run(folder, Map.of("JAVA_HOME", jdk.get().home().toString()), command);
    assertWithMessage(build.output()).that(build.exit()).isEqualTo(0);
    assertThat(build.output()).contains("Visits.java:[13,");
    assertThat(build.output()).contains("[NonAtomicMapUpdate]");
    assertThat(build.output()).contains("Java version: " + jdk.get().feature());
  }

  /** As the sample projects were built: what they have downloaded is there. */
  private static List<String> arguments(String... goals) {
    return ImmutableList.<String>builder()
        .add("-B", "-V", "-o", "-Daether.offline.protocols=file")
        .add("-s", SAMPLES.resolve("interpolated-settings.xml").toString())
        .add("-Dmaven.repo.local=" + SAMPLES.resolveSibling("it-repository"))
        .add(goals)
        .build();
  }

  private void copy(Path from) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(from.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }
}
