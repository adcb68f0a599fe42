package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;
import static io.github.mapvet.cli.Mapvet.faulty;
import static io.github.mapvet.cli.Mapvet.write;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.mapvet.cli.Mapvet.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known findings, from the first baseline to the last stale entry. */
final class BaselineTest {
  private static final String CODE =
      """
      class Old {
        java.util.Map<String, String> map;

        void reset() {
          map.clear();
        }

        void twice() {
          map.clear();
          map.clear();
        }
      }
      """;

  @TempDir private Path folder;
  private Path source;
  private Path baseline;

  @BeforeEach
  void writeBaseline() throws IOException {
    source = write(folder, "src/my code/Old.java", CODE);
    baseline = folder.resolve("mapvet.baseline");
    Run run = check("--write-baseline", baseline);
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).isEqualTo("no new findings in 1 file; 3 known\n");
    assertThat(run.err()).isEqualTo("mapvet: baseline " + baseline + " written, entries: 3.\n");
  }

  private Run check(Object... options) {
    Object[] all = new Object[options.length + 2];
    all[0] = "check";
    all[1] = folder.resolve("src");
    System.arraycopy(options, 0, all, 2, options.length);
    return Mapvet.run(folder, all);
  }

  private Run gate(Object... options) {
    Object[] all = new Object[options.length + 2];
    all[0] = "--baseline";
    all[1] = baseline;
    System.arraycopy(options, 0, all, 2, options.length);
    return check(all);
  }

  private void assertAllKnown() {
    Run run = gate();
    assertThat(run.out()).endsWith("; 3 known\n");
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void fileIsReadable() throws IOException {
    assertThat(Files.readString(baseline))
        .matches(
            """
            # mapvet baseline, version 1: .*
            ClearedMap [0-9a-f]{16}:1 src/my code/Old.java#reset
            ClearedMap [0-9a-f]{16}:1 src/my code/Old.java#twice
            ClearedMap [0-9a-f]{16}:2 src/my code/Old.java#twice
            """);
  }

  // What keeps a finding known

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          void reset()               | \\n\\n  // moved\\n  void reset()
          map.clear();               | map /* all */\\n        . clear( ); // gone
          void reset()               | private synchronized final void reset(int ignored)
          class Old                  | class Older
          void reset() {\\n          | void reset() {\\n    int i = 0;\\n
          \\n                        | \\r\\n
          """)
  void changesAroundIt(String old, String now) throws IOException {
    String changed = CODE.replace(lines(old), lines(now));
    assertThat(changed).isNotEqualTo(CODE);
    write(folder, "src/my code/Old.java", changed);
    assertAllKnown();
  }

  private static String lines(String text) {
    return text.replace("\\n", "\n").replace("\\r", "\r");
  }

  @Test
  void methodsInAnotherOrder() throws IOException {
    int reset = CODE.indexOf("  void reset");
    int twice = CODE.indexOf("  void twice");
    int end = CODE.lastIndexOf('}');
    write(
        folder,
        "src/my code/Old.java",
        CODE.substring(0, reset) + CODE.substring(twice, end) + CODE.substring(reset, twice) + "}");
    assertAllKnown();
  }

  @Test
  void baselineMovesWithTheCode() throws IOException {
    Path other = folder.resolveSibling(folder.getFileName() + "-copy");
    Files.createDirectories(other.resolve("src/my code"));
    Files.copy(source, other.resolve("src/my code/Old.java"));
    Files.copy(baseline, other.resolve("mapvet.baseline"));
    Run run = Mapvet.run(folder, "check", "--baseline", other.resolve("mapvet.baseline"), other);
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.err()).isEmpty();
  }

  // What is new

  @Test
  void oneMoreOfTheSame() throws IOException {
    write(
        folder,
        "src/my code/Old.java",
        CODE.replace("void twice() {", "void twice() {\n    map.clear();"));
    Run run = gate();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).endsWith("0 errors, 1 warning in 1 of 1 file; 3 known\n");
  }

  @Test
  void sameCodeInAnotherFile() throws IOException {
    write(folder, "src/New.java", faulty("New"));
    Run run = gate();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).startsWith("src/New.java:1:");
    assertThat(run.out()).doesNotContain("Old.java");
    assertThat(gate("--fail-on", "error").exitCode()).isEqualTo(0);
  }

  @Test
  void reportsMarkBoth() throws IOException {
    write(folder, "src/New.java", faulty("New"));
    JsonObject sarif = JsonParser.parseString(gate("--format", "sarif").out()).getAsJsonObject();
    List<JsonElement> results =
        sarif.getAsJsonArray("runs").get(0).getAsJsonObject().getAsJsonArray("results").asList();
    assertThat(results).hasSize(4);
    assertThat(states(results)).containsExactly("new", "unchanged", "unchanged", "unchanged");
    assertThat(results.get(0).getAsJsonObject().getAsJsonArray("suppressions")).isEmpty();
    assertThat(results.get(1).getAsJsonObject().getAsJsonArray("suppressions").toString())
        .isEqualTo("[{\"kind\":\"external\",\"justification\":\"in the baseline\"}]");
    JsonObject json = JsonParser.parseString(gate("--format", "json").out()).getAsJsonObject();
    assertThat(states(json.getAsJsonArray("findings").asList()))
        .containsExactly("new", "unchanged", "unchanged", "unchanged");
    assertThat(json.getAsJsonObject("summary").get("known").getAsInt()).isEqualTo(3);
    assertThat(gate("--format", "github").out().lines().toList()).hasSize(2);
  }

  private static List<String> states(List<JsonElement> findings) {
    return findings.stream()
        .map(f -> f.getAsJsonObject().get("baselineState").getAsString())
        .toList();
  }

  // Stale entries

  @Test
  void staleEntriesAreTold() throws IOException {
    write(folder, "src/my code/Old.java", CODE.replaceFirst("map.clear", "map.size"));
    Run run = gate();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.err())
        .isEqualTo(
            "mapvet: stale entries in baseline "
                + baseline
                + ", whose findings are gone: ClearedMap in src/my code/Old.java#reset;"
                + " --prune-baseline drops them.\n");
    assertThat(gate("--fail-on-stale").exitCode()).isEqualTo(1);
    assertThat(gate("--write-baseline", baseline).exitCode()).isEqualTo(0);
    assertThat(Files.readString(baseline)).doesNotContain("#reset");
    assertThat(gate("--fail-on-stale").err()).isEmpty();
  }

  @Test
  void pruningAddsNothing() throws IOException {
    write(folder, "src/my code/Old.java", CODE.replaceFirst("map.clear", "map.size"));
    write(folder, "src/New.java", faulty("New"));
    Run run = gate("--prune-baseline");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).startsWith("src/New.java:1:");
    assertThat(run.err()).isEqualTo("mapvet: baseline " + baseline + " written, entries: 2.\n");
    assertThat(gate("--fail-on-stale").err()).isEmpty();
    String pruned = Files.readString(baseline);
    assertThat(pruned).doesNotContain("New.java");
    assertThat(gate("--prune-baseline").err()).isEmpty();
    assertThat(Files.readString(baseline)).isEqualTo(pruned);
  }

  @Test
  void aFaultMakesNothingStale() throws IOException {
    write(folder, "src/my code/Old.java", CODE.replaceFirst("map.clear", "map.size"));
    write(folder, "src/Boom.java", "class Boom {}");
    Run run = gate("--fail-on-stale");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).doesNotContain("stale");
  }

  @Test
  void entriesOfMissingFilesAreStale() throws IOException {
    write(folder, "src/New.java", "class New {}");
    Files.delete(source);
    assertThat(gate("--fail-on-stale").exitCode()).isEqualTo(1);
  }

  @Test
  void whatARunCannotSeeIsNotStale() throws IOException {
    Path other = write(folder, "other/New.java", faulty("New"));
    Run run =
        Mapvet.run(folder, "check", "--baseline", baseline, "--write-baseline", baseline, other);
    assertThat(run.err()).contains("entries: 4.");
    assertThat(gate("--disable", "ClearedMap", "--fail-on-stale").err()).isEmpty();
  }

  @Test
  void keptEntriesNameTheirFilesFromTheNewPlace() throws IOException {
    Path other = write(folder, "other/New.java", faulty("New"));
    Path moved = Files.createDirectories(folder.resolve("config")).resolve("b");
    Mapvet.run(folder, "check", "--baseline", baseline, "--write-baseline", moved, other);
    assertThat(Files.readString(moved)).contains(" ../other/New.java#f\n");
    assertThat(Files.readString(moved)).contains(" ../src/my code/Old.java#reset\n");
    baseline = moved;
    assertThat(gate().exitCode()).isEqualTo(0);
  }

  // What cannot be used

  private void assertRefused(String message) {
    Run run = gate();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("mapvet: " + message);
  }

  @Test
  void missing() throws IOException {
    Files.delete(baseline);
    assertRefused(
        "baseline " + baseline + " does not exist; mapvet check --write-baseline writes one.\n");
  }

  @Test
  void noBaseline() throws IOException {
    Files.writeString(baseline, "{}");
    assertRefused(baseline + " is no baseline: its first line is not '# mapvet baseline, version");
  }

  @Test
  void laterVersion() throws IOException {
    Files.writeString(baseline, "# mapvet baseline, version 2: what comes\n");
    assertRefused("baseline " + baseline + " has version 2, and this mapvet knows 1 only;");
  }

  @Test
  void brokenLine() throws IOException {
    Files.writeString(baseline, Files.readString(baseline) + "ClearedMap in Old.java\n");
    assertRefused(baseline + ":5: 'ClearedMap in Old.java' is no entry; one is");
  }

  @Test
  void mergeConflict() throws IOException {
    Files.writeString(baseline, Files.readString(baseline) + "<<<<<<< HEAD\n");
    assertRefused(baseline + ":5: a merge conflict that is not resolved; keep the lines of both");
  }

  @Test
  void writtenNowhere() {
    Run run = check("--write-baseline", folder.resolve("no/b"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("cannot be written (its folder does not exist)");
  }

  @Test
  void staleWithoutBaseline() {
    assertThat(check("--fail-on-stale").err()).contains("name it by --baseline FILE");
    assertThat(check("--prune-baseline").err()).contains("name it by --baseline FILE");
    assertThat(gate("--prune-baseline", "--write-baseline", baseline).err())
        .contains("leave --prune-baseline out");
  }
}
