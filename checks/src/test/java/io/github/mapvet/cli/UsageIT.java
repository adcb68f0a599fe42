package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real jar in a process of its own: exports, manifest, exit codes. */
final class UsageIT {
  @TempDir private Path folder;

  private record Run(int exitCode, String out, String err) {}

  private Run run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", System.getProperty("mapvet.jar")));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    int exitCode =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    return new Run(exitCode, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  @Test
  void checksAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("A.java"), "class A {}");
    assertThat(run("check", file.toString())).isEqualTo(new Run(0, "no findings in 1 file\n", ""));
  }

  @Test
  void knowsItsVersion() throws Exception {
    assertThat(run("--version").out()).containsMatch("mapvet \\d+\\.\\d+");
  }

  @Test
  void listsEveryRuleWithItsPage() throws Exception {
    Run rules = run("rules");
    assertThat(rules.exitCode()).isEqualTo(0);
    for (String line : rules.out().lines().skip(1).filter(l -> !l.startsWith(" ")).toList()) {
      String rule = line.substring(0, line.indexOf(' '));
      Run page = run("explain", rule);
      assertThat(page.exitCode()).isEqualTo(0);
      assertThat(page.out()).contains(rule);
    }
  }

  @Test
  void refusesNonsense() throws Exception {
    Run run = run("check", folder.resolve("nowhere").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no such file or folder");
  }

  @Test
  void leavesSuggestionsOutUnlessAsked() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("Guarded.java"),
            """
            class Guarded {
              private final java.util.Map<String, String> names = new java.util.HashMap<>();

              synchronized void put(String id) {
                names.put(id, id);
              }
            }
            """);
    assertThat(run("check", file.toString()))
        .isEqualTo(
            new Run(
                0,
                "no findings in 1 file\n",
                "mapvet: suggestions left out: 1; --suggestions reports them.\n"));
    assertThat(run("check", "--suggestions", file.toString()).out())
        .contains("suggestion: [MissingGuardedBy] 'names'");
    assertThat(run("check", "--rule", "MissingGuardedBy", file.toString()).out())
        .contains("suggestion: [MissingGuardedBy] 'names'");
  }

  @Test
  void eachSideStandsInItsOwnFile() throws Exception {
    Path sources = Files.createDirectory(folder.resolve("src"));
    Files.writeString(
        sources.resolve("Closer.java"),
        """
        class Closer {
          private static final java.util.Map<Db, Db> OPEN = new java.util.HashMap<>();

          static void unregister(Db db) {
            OPEN.remove(db);
          }

          static void closeAll() {
            for (Db db : OPEN.keySet()) {
              db.close();
            }
          }
        }
        """);
    Files.writeString(
        sources.resolve("Db.java"),
        """
        /* What comes before makes the places differ from those in the other file, by line and by
           offset: this is such a text, and it is long enough. */
        class Db {
          void close() {
            Closer.unregister(this);
          }
        }
        """);
    assertThat(run("check", sources.toString()).out())
        .containsMatch("Db\\.java:5: calls Closer\\.unregister\\(this\\)\n");
  }
}
