package io.github.mapvet;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.mapvet.atomicity.NonAtomicMapUpdate;
import io.github.mapvet.cli.CommandEngine;
import io.github.mapvet.harness.InProcessJavac;
import io.github.mapvet.report.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the plugin does for a gate: baseline and SARIF files, the same as the command's. */
final class PluginTest {
  private static final String RACES =
      """
      import java.util.concurrent.ConcurrentHashMap;

      class Visits {
        private final ConcurrentHashMap<String, Integer> visits = new ConcurrentHashMap<>();

        void visit(String page) {
          if (!visits.containsKey(page)) {
            visits.put(page, 1);
          }
          if (!visits.containsKey(page)) {
            visits.put(page, 1);
          }
        }

        void count(String page) {
          if (!visits.containsKey(page)) {
            visits.put(page, 1);
          }
        }

        Runnable task = () -> {
          if (!visits.containsKey("a")) {
            visits.put("a", 1);
          }
        };
      }
      """;

  @TempDir private Path folder;
  private Path source;
  private Path sarif;

  @BeforeEach
  void writeSource() throws IOException {
    source = Files.writeString(folder.resolve("Visits.java"), RACES, UTF_8);
    sarif = folder.resolve("out/sarif");
  }

  private String compile(String... options) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("target/classes"));
    return InProcessJavac.compile(List.of(NonAtomicMapUpdate.class), source, classes, options);
  }

  private String sarifDir() {
    return "-XepOpt:MapVet:SarifDir=" + sarif;
  }

  private JsonObject written() throws IOException {
    try (Stream<Path> files = Files.list(sarif)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      assertThat(all.get(0).getFileName().toString())
          .matches(".*target-classes-[0-9a-f]{8}\\.sarif");
      return JsonParser.parseString(Files.readString(all.get(0)))
          .getAsJsonObject()
          .getAsJsonArray("runs")
          .get(0)
          .getAsJsonObject();
    }
  }

  private static List<String> fingerprints(JsonObject run) {
    List<String> fingerprints = new ArrayList<>();
    for (JsonElement result : run.getAsJsonArray("results")) {
      fingerprints.add(
          result
              .getAsJsonObject()
              .getAsJsonObject("partialFingerprints")
              .get("mapvet/v2")
              .getAsString());
    }
    return fingerprints;
  }

  private List<Finding> command() throws IOException {
    return CommandEngine.check(
        ImmutableList.of(new NonAtomicMapUpdate()), List.of(), List.of(source));
  }

  // Severities

  @Test
  void warningsAsErrors() throws IOException {
    String option = "-XepOpt:MapVet:WarningsAsErrors=true";
    assertThat(compile(option, sarifDir())).contains("Visits.java:8: error: [NonAtomicMapUpdate]");
    assertThat(written().toString()).contains("\"level\":\"error\"");
    assertThat(compile(option, "-Xep:NonAtomicMapUpdate:WARN")).contains("java:8: warning:");
    assertThat(compile(option, "-XepOpt:MapVet:Baseline=" + baseline(command()))).isEmpty();
  }

  // SARIF

  @Test
  void sameFingerprintsAsTheCommand() throws IOException {
    assertThat(compile(sarifDir())).contains("[NonAtomicMapUpdate]");
    assertThat(fingerprints(written()))
        .containsExactlyElementsIn(command().stream().map(Finding::fingerprint).toList())
        .inOrder();
    assertThat(command().stream().map(Finding::member).toList())
        .containsExactly("visit", "visit", "count", "task")
        .inOrder();
  }

  @Test
  void sarifIsWrittenWhenFindingsAreErrors() throws IOException {
    compile(sarifDir(), "-Xep:NonAtomicMapUpdate:ERROR");
    JsonObject run = written();
    JsonObject result = run.getAsJsonArray("results").get(0).getAsJsonObject();
    assertThat(result.get("level").getAsString()).isEqualTo("error");
    assertThat(result.toString()).contains("\"snippet\":{\"text\":\"visits.put(page, 1)\"}");
    assertThat(run.getAsJsonArray("artifacts").toString()).contains("Visits.java");
  }

  @Test
  void anotherCompilationReplacesTheFile() throws IOException {
    compile(sarifDir());
    Files.writeString(source, "class Visits {}");
    compile(sarifDir());
    assertThat(fingerprints(written())).isEmpty();
  }

  @Test
  void folderThatCannotBe() throws IOException {
    String said = compile("-XepOpt:MapVet:SarifDir=" + source);
    assertThat(said)
        .contains(
            "error: [NonAtomicMapUpdate] mapvet: option -XepOpt:MapVet:SarifDir: nothing can");
    assertThat(said).contains("Visits.java:8: warning");
  }

  // Baseline

  private Path baseline(List<Finding> known) throws IOException {
    Path file = folder.resolve("mapvet.baseline");
    StringBuilder text = new StringBuilder("# mapvet baseline, version 1\n");
    known.forEach(
        f -> text.append(f.rule() + " " + f.fingerprint() + " Visits.java#" + f.member() + "\n"));
    return Files.writeString(file, text);
  }

  @Test
  void knownFindingsAreNoDiagnostics() throws IOException {
    String option = "-XepOpt:MapVet:Baseline=" + baseline(command());
    assertThat(compile(option, "-Xep:NonAtomicMapUpdate:ERROR")).isEmpty();
    assertThat(compile(option, sarifDir())).isEmpty();
    assertThat(fingerprints(written())).hasSize(4);
    assertThat(written().toString()).contains("\"baselineState\":\"unchanged\"");
    assertThat(written().toString()).doesNotContain("\"baselineState\":\"new\"");
  }

  @Test
  void oneMoreOfTheSameIsNew() throws IOException {
    String said = compile("-XepOpt:MapVet:Baseline=" + baseline(command().subList(0, 1)));
    assertThat(said).doesNotContain("Visits.java:8:");
    assertThat(said).contains("Visits.java:11: warning");
    assertThat(said).contains("Visits.java:17: warning");
  }

  @Test
  void missingBaseline() throws IOException {
    String said = compile("-XepOpt:MapVet:Baseline=" + folder.resolve("no"));
    assertThat(said)
        .contains("error: [NonAtomicMapUpdate] mapvet: option -XepOpt:MapVet:Baseline:");
    assertThat(said).contains("no does not exist; mapvet check --write-baseline writes one.");
    assertThat(said).contains("Visits.java:8: warning");
  }
}
