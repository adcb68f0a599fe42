package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;
import static io.github.mapvet.cli.Mapvet.faulty;
import static io.github.mapvet.cli.Mapvet.write;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mapvet.cli.Mapvet.Run;
import io.github.mapvet.options.UserOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.OptionSpec;

/** The command's options, outputs and exit codes. */
final class CheckCommandTest {
  @TempDir private Path folder;

  @Test
  void cleanCode() throws IOException {
    write(folder, "Clean.java", "class Clean {}");
    Run run = Mapvet.run(folder, "check", folder);
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).isEqualTo("no findings in 1 file\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void textReport() throws IOException {
    write(
        folder,
        "src/Cache.java",
        """
        class Cache {
          java.util.Map<String, String> sessions;

          void reset() {
        \tsessions.clear();
          }
        }
        """);
    Run run = Mapvet.run(folder, "check", folder.resolve("src"));
    assertThat(run.out())
        .isEqualTo(
            """
            src/Cache.java:5:2: warning: [ClearedMap] 'sessions' loses every entry
                \tsessions.clear();
                \t^^^^^^^^^^^^^^^^
              src/Cache.java:2: declared here
                  java.util.Map<String, String> sessions;
              fix: Keep the entries
                --- src/Cache.java
                +++ src/Cache.java
                @@ -4,3 +4,3 @@
                   void reset() {
                -\tsessions.clear();
                +\tsessions.isEmpty();
                   }
              see https://github.com/mapvet/mapvet/blob/main/testdata/ClearedMap/README.md

            0 errors, 1 warning in 1 of 1 file
            """);
  }

  @Test
  void sameBytesInAnyOrder() throws IOException {
    Path b = write(folder, "b/B.java", faulty("B") + faulty("C"));
    Path a = write(folder, "a/A.java", faulty("A"));
    Run one = Mapvet.run(folder, "check", b, a);
    Run other = Mapvet.run(folder, "check", a, b);
    assertThat(one).isEqualTo(other);
    assertThat(one.out().indexOf("a/A.java")).isLessThan(one.out().indexOf("b/B.java:1"));
    assertThat(one.out().indexOf("b/B.java:1")).isLessThan(one.out().indexOf("b/B.java:2"));
  }

  @Test
  void threshold() throws IOException {
    Path file = write(folder, "A.java", faulty("A"));
    assertThat(Mapvet.run(folder, "check", "--fail-on", "error", file).exitCode()).isEqualTo(0);
    assertThat(Mapvet.run(folder, "check", "--fail-on", "never", file).exitCode()).isEqualTo(0);
    assertThat(Mapvet.run(folder, "check", "--fail-on=warning", file).exitCode()).isEqualTo(1);
  }

  @Test
  void chosenRules() throws IOException {
    Path file = write(folder, "Boom.java", faulty("Boom"));
    assertThat(Mapvet.run(folder, "check", "--rule", "ClearedMap", file).exitCode()).isEqualTo(1);
    assertThat(Mapvet.run(folder, "check", "--disable", "FaultyRule", file).exitCode())
        .isEqualTo(1);
    assertThat(Mapvet.run(folder, "check", "--disable", "ClearedMap", file).exitCode())
        .isEqualTo(3);
    assertThat(Mapvet.run(folder, "check", "--rule", "ClearedMap,FaultyRule", file).exitCode())
        .isEqualTo(3);
  }

  @Test
  void sourcesJar() throws IOException {
    Path jar = folder.resolve("x-sources.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("p/A.java"));
      zip.write(("package p; " + faulty("A")).getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("META-INF/versions/9/p/A.java"));
      zip.write(("package p; " + faulty("A")).getBytes(UTF_8));
    }
    Run text = Mapvet.run(folder, "check", jar);
    assertThat(text.exitCode()).isEqualTo(1);
    assertThat(text.out()).startsWith("x-sources.jar!/p/A.java:1:");
    assertThat(text.out()).endsWith("1 warning in 1 of 1 file\n");
    Run sarif = Mapvet.run(folder, "check", "--format", "sarif", jar);
    assertThat(sarif.out()).contains("x-sources.jar!/p/A.java\"");
  }

  @Test
  void hiddenFoldersAreLeftOut() throws IOException {
    write(folder, "A.java", faulty("A"));
    write(folder, ".git/B.java", faulty("B"));
    write(folder, "._C.java", "\0\0");
    Run run = Mapvet.run(folder, "check", folder);
    assertThat(run.out()).endsWith("0 errors, 1 warning in 1 of 1 file\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void classPathFromFile() throws IOException {
    Path file = write(folder, "A.java", "import p.*; " + faulty("A"));
    Path classes = Files.createDirectories(folder.resolve("classes/p"));
    Path list = write(folder, "cp.txt", classes.getParent() + "\n");
    Run run = Mapvet.run(folder, "check", "--classpath-file", list, file);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).doesNotContain("class path");
  }

  @Test
  void suppressionsThemselves() throws IOException {
    String suppress = "@SuppressWarnings(\"ClearedMap\") ";
    Path used = write(folder, "A.java", suppress + faulty("A"));
    Path unused = write(folder, "B.java", suppress + "/* nothing to clear */ class B {}");
    assertThat(Mapvet.run(folder, "check", folder).exitCode()).isEqualTo(0);
    Run audit = Mapvet.run(folder, "check", "--unused-suppressions", folder);
    assertThat(audit.exitCode()).isEqualTo(1);
    assertThat(audit.out())
        .startsWith(
            "B.java:1:1: warning: [ClearedMap] The suppression of ClearedMap suppresses nothing");
    assertThat(Mapvet.run(folder, "check", "--unused-suppressions", used).exitCode()).isEqualTo(0);
    assertThat(Mapvet.run(folder, "check", "--require-reason", used).out())
        .contains("[ClearedMap] The suppression of ClearedMap has no reason");
    assertThat(Mapvet.run(folder, "check", "--require-reason", unused).exitCode()).isEqualTo(0);
  }

  /** The README's table names every option but help, version and what the plugin has too. */
  @Test
  void readmeListsTheOptions() throws IOException {
    List<String> rows =
        Files.readString(Path.of("../README.md"), UTF_8)
            .lines()
            .filter(l -> l.startsWith("| `-"))
            .map(l -> l.replaceFirst("\\| `(--?[\\w-]+).*", "$1"))
            .toList();
    List<String> shared = Arrays.stream(UserOption.values()).map(UserOption::commandName).toList();
    Main.commandLine(Rules.load(), folder)
        .getSubcommands()
        .get("check")
        .getCommandSpec()
        .options()
        .stream()
        .map(OptionSpec::longestName)
        .filter(name -> !name.startsWith("-XepOpt") && !name.matches("--help|--version"))
        .filter(name -> !shared.contains(name))
        .forEach(name -> assertThat(rows).contains(name.replace("--class-path", "--classpath")));
  }

  @Test
  void rulesTable() {
    Run run = Mapvet.run(folder, "rules");
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).containsMatch("RULE +FAMILY +SEVERITY +DEFAULT +SUMMARY");
    assertThat(run.out()).containsMatch("ClearedMap +cli +warning +on +A map is cleared");
    assertThat(run.out()).containsMatch("FaultyRule +cli +error +on +Breaks");
  }

  @Test
  void explanation() {
    Run run = Mapvet.run(folder, "explain", "ClearedMap");
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).isEqualTo("# ClearedMap\n\nA map is cleared\n");
  }

  @Test
  void explanationOfUnknownRule() {
    Run run = Mapvet.run(folder, "explain", "CleardMap");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("unknown rule 'CleardMap': did you mean ClearedMap?");
  }

  @Test
  void help() {
    Run run = Mapvet.run(folder, "check", "--help");
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).contains("Exit code");
    assertThat(Mapvet.run(folder, "--version").out()).startsWith("mapvet ");
    assertThat(Mapvet.run(folder).exitCode()).isEqualTo(2);
  }
}
