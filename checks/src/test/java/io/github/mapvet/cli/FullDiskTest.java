package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.StandardSystemProperty;
import com.google.common.io.MoreFiles;
import io.github.mapvet.harness.Forked;
import io.github.mapvet.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When there is no room for what is to be written, what was there before stays: the command runs in
 * a shell that lets it write one block and no more.
 */
final class FullDiskTest {
  private static final String OLD = "old";
  private static final int CLASSES = 30;

  @TempDir private Path folder;

  @BeforeEach
  void writeSource() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
    StringBuilder code = new StringBuilder("import java.util.concurrent.*;\n\n");
    for (int i = 0; i < CLASSES; i++) {
      code.append(
          """
          class Visits%d {
            private final ConcurrentHashMap<String, Integer> visits = new ConcurrentHashMap<>();

            void visit(String page) {
              if (!visits.containsKey(page)) {
                visits.put(page, 1);
              }
            }
          }

          """
              .formatted(i));
    }
    Files.writeString(folder.resolve("Visits.java"), code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "sarif", "json", "github", "html"})
  void oldReportStays(String format) throws Exception {
    Path report = Files.writeString(folder.resolve("report"), OLD);
    Forked run = mapvet("check", "--format", format + "=report", ".");
    assertWithMessage(run.output()).that(run.exit()).isEqualTo(2);
    assertThat(run.output()).contains("report report failed (");
    assertThat(Files.readString(report)).isEqualTo(OLD);
    assertNothingElseIsThere("report");
  }

  @Test
  void oldBaselineStays() throws Exception {
    Path baseline = Files.writeString(folder.resolve("mapvet.baseline"), OLD);
    Forked run = mapvet("check", "--write-baseline", "mapvet.baseline", ".");
    assertWithMessage(run.output()).that(run.exit()).isEqualTo(2);
    assertThat(run.output()).contains("baseline mapvet.baseline cannot be written (");
    assertThat(Files.readString(baseline)).isEqualTo(OLD);
    assertNothingElseIsThere("mapvet.baseline");
  }

  @Test
  void sourceStays() throws Exception {
    Path source = folder.resolve("Visits.java");
    String before = Files.readString(source);
    Forked run = mapvet("fix", ".");
    assertWithMessage(run.output()).that(run.exit()).isEqualTo(2);
    assertThat(run.output()).contains("Visits.java: not repaired: it cannot be written (");
    assertThat(Files.readString(source)).isEqualTo(before);
    assertNothingElseIsThere();
  }

  /** A report that is cut off must not look like a good one. */
  @Test
  void standardOutputIsCutOff() throws Exception {
    Forked run = mapvet("check", ".", ">report");
    assertWithMessage(run.output()).that(run.exit()).isEqualTo(2);
    assertThat(run.output()).contains("report on standard output failed (");
  }

  private void assertNothingElseIsThere(String... names) throws IOException {
    assertThat(MoreFiles.listFiles(folder).stream().map(f -> f.getFileName().toString()).toList())
        .containsExactlyElementsIn(
            Stream.concat(Stream.of("Visits.java"), Stream.of(names)).toList());
  }

  /** A last argument that begins with {@code >} is where standard output goes. */
  private Forked mapvet(String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of(arguments));
    String last = words.get(words.size() - 1);
    String to = last.startsWith(">") ? words.remove(words.size() - 1) : "";
    List<String> command = new ArrayList<>();
    command.addAll(List.of("/bin/sh", "-c", "ulimit -f 1; exec \"$@\" " + to, "sh"));
    command.add(Jdk.current().program("java"));
    command.add("-XX:-UsePerfData"); // is a file, too
    command.addAll(Forked.EXPORTS);
    command.addAll(List.of("-cp", StandardSystemProperty.JAVA_CLASS_PATH.value()));
    command.add(Main.class.getName());
    command.addAll(words);
    return Forked.run(folder, command);
  }
}
