package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;
import static io.github.mapvet.cli.Mapvet.faulty;
import static io.github.mapvet.cli.Mapvet.write;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mapvet.cli.Mapvet.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mapvet fix} as people use it, with the rule of these tests and with real ones. */
final class FixTest {
  @TempDir private Path folder;

  private Run fix(Object... options) {
    return run("fix", options);
  }

  private Run run(String command, Object... options) {
    Object[] all = new Object[options.length + 3];
    all[0] = command;
    all[1] = "--rule=ClearedMap";
    all[2] = folder;
    System.arraycopy(options, 0, all, 3, options.length);
    return Mapvet.run(folder, all);
  }

  private static Run real(Path current, String command, Object... options) {
    Object[] all = new Object[options.length + 2];
    all[0] = command;
    all[1] = current;
    System.arraycopy(options, 0, all, 2, options.length);
    return Mapvet.run(Rules.load(), current, all);
  }

  @Test
  void repairsAndSaysWhat() throws IOException {
    Path a = write(folder, "p/A.java", faulty("A"));
    write(folder, "Clean.java", "class Clean {}");
    Run run = fix();
    assertThat(run.out()).isEqualTo("p/A.java:1: [ClearedMap] Keep the entries\n");
    assertThat(run.err()).isEqualTo("mapvet: 1 repair in 1 file; left: no findings in 2 files\n");
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(Files.readString(a)).isEqualTo(faulty("A").replace("clear()", "isEmpty()"));
    assertThat(run("check").exitCode()).isEqualTo(0);
    assertThat(fix().err())
        .isEqualTo("mapvet: 0 repairs in 0 files; left: no findings in 2 files\n");
  }

  @Test
  void dryRunPrintsPatchAndWritesNothing() throws IOException {
    Path file =
        write(folder, "A.java", "class A {\n  java.util.Map<?, ?> map;\n\n  { map.clear(); }\n}");
    String before = Files.readString(file);
    Run run = fix("--dry-run");
    assertThat(run.out())
        .isEqualTo(
            """
            --- a/A.java
            +++ b/A.java
            @@ -1,5 +1,5 @@
             class A {
               java.util.Map<?, ?> map;
            \s
            -  { map.clear(); }
            +  { map.isEmpty(); }
             }
            \\ No newline at end of file
            """);
    assertThat(run.err())
        .isEqualTo("mapvet: 1 repair in 1 file, none written; left: no findings in 1 file\n");
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  /** What git makes of the printed patch is what the command itself would have written. */
  @Test
  void gitTakesThePatch() throws Exception {
    String text =
        "class A {\r\n  java.util.Map<?, ?> map; // \u00e4\r\n  { map.clear(); }\r\n}\n// end";
    Path file = write(folder, "A.java", text);
    Path patch = folder.resolve("fix.patch");
    Files.writeString(patch, fix("--dry-run").out());
    Process git =
        new ProcessBuilder("git", "apply", "--unsafe-paths", patch.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(git.getInputStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(git.waitFor()).isEqualTo(0);
    assertThat(Files.readString(file)).isEqualTo(text.replace("clear()", "isEmpty()"));
  }

  @Test
  void whatIsNotRepairedStaysByteForByte() throws IOException {
    String odd =
        "\t class  A{\r\n\r  java.util.Map<?,?> map ;\r\n { map.clear( ) ; }  }\n\n\r\n// \u00e9";
    byte[] marked = ("\uFEFF" + odd).getBytes(UTF_8);
    Path utf8 = write(folder, "A.java", marked);
    Path latin = write(folder, "B.java", odd.replace("A{", "B{").getBytes(ISO_8859_1));
    fix();
    String repaired = odd.replace("clear( )", "isEmpty()");
    assertThat(Files.readAllBytes(utf8)).isEqualTo(("\uFEFF" + repaired).getBytes(UTF_8));
    assertThat(Files.readAllBytes(latin))
        .isEqualTo(repaired.replace("A{", "B{").getBytes(ISO_8859_1));
  }

  @Test
  void repairThatDoesNotCompileIsNotMade() throws IOException {
    // Its clear gives an int, but it has no isEmpty to put in its place.
    Path own = write(folder, "Own.java", "class Own { int clear() { return 0; } }");
    Path file =
        write(
            folder,
            "A.java",
            """
            class A {
              java.util.Map<?, ?> one;
              Own own;
              java.util.Map<?, ?> two;

              void f() {
                one.clear();
                own.clear();
                two.clear();
              }
            }
            """);
    Run run = fix();
    assertThat(run.out())
        .isEqualTo(
            "A.java:7: [ClearedMap] Keep the entries\nA.java:9: [ClearedMap] Keep the entries\n");
    assertThat(run.err())
        .contains(
            "mapvet: A.java:8: not repaired (ClearedMap, Keep the entries): it would not compile: cannot"
                + " find symbol.\n");
    assertThat(run.exitCode()).isEqualTo(1);
    String text = Files.readString(file);
    assertThat(text).contains("one.isEmpty();\n    own.clear();\n    two.isEmpty();");
    assertThat(Files.readString(own)).contains("clear");
  }

  @Test
  void codeThatDoesNotCompileAnywayIsRepaired() throws IOException {
    Path file = write(folder, "A.java", "class A extends Gone { " + faulty("B") + " Lost lost; }");
    fix();
    assertThat(Files.readString(file)).contains("map.isEmpty()");
  }

  @Test
  void readOnlyFileIsLeftAlone() throws IOException {
    Path locked = write(folder, "A.java", faulty("A"));
    Path open = write(folder, "B.java", faulty("B"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r--r--r--"));
    Run run = fix();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("mapvet: A.java: cannot be repaired: it is write-protected.\n");
    assertThat(run.out()).isEqualTo("B.java:1: [ClearedMap] Keep the entries\n");
    assertThat(Files.readString(locked)).contains("clear");
    assertThat(Files.readString(open)).doesNotContain("clear");
  }

  /** The file is another one afterwards, but who may do what with it is the same. */
  @Test
  void permissionsAndLinksStay() throws IOException {
    Path file = write(folder, "real/A.java", faulty("A"));
    Path link = Files.createSymbolicLink(folder.resolve("B.java"), file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
    Run run = Mapvet.run(folder, "fix", link);
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.readString(file)).doesNotContain("clear");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rwxr-x---");
  }

  @Test
  void sourceInJarIsLeftAlone() throws IOException {
    Path jar = folder.resolve("x-sources.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("A.java"));
      zip.write(faulty("A").getBytes(UTF_8));
    }
    Run run = Mapvet.run(folder, "fix", jar);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("x-sources.jar!/A.java: cannot be repaired inside a jar; unpack it");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void threshold() throws IOException {
    write(folder, "Boom.java", "class Boom { Own m; void f() { m.clear(); } }");
    write(folder, "Own.java", "class Own { void clear() {} }");
    assertThat(fix().exitCode()).isEqualTo(1);
    assertThat(fix("--fail-on=error").exitCode()).isEqualTo(0);
    assertThat(fix("--fail-on=never").exitCode()).isEqualTo(0);
    assertThat(fix("--wrong").exitCode()).isEqualTo(2);
  }

  @Test
  void realRepairsImportOnceAndKeepLineEnds() throws IOException {
    String text =
        """
        package shop;

        import java.util.HashMap;
        import java.util.Map;

        class Sessions {
          private final Map<String, Long> sessions = new HashMap<>();
          private final Map<String, Long> users = new HashMap<>();

          void expire(long limit) {
            for (String id : sessions.keySet()) {
              sessions.remove(id);
            }
            for (String id : users.keySet()) {
              users.remove(id);
            }
          }
        }
        """
            .replace("\n", "\r\n");
    Path file = write(folder, "Sessions.java", text);
    Run run = real(folder, "fix");
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out().lines().toList()).hasSize(2);
    assertThat(Files.readString(file))
        .isEqualTo(
            text.replace(
                    "import java.util.HashMap;",
                    "import java.util.ArrayList;\r\nimport java.util.HashMap;")
                .replace("sessions.keySet()", "new ArrayList<>(sessions.keySet())")
                .replace("users.keySet()", "new ArrayList<>(users.keySet())"));
    assertThat(real(folder, "check").exitCode()).isEqualTo(0);
  }

  @Test
  void suggestionsAreRepairedWhenAsked() throws IOException {
    write(
        folder,
        "GuardedBy.java",
        "package javax.annotation.concurrent; public @interface GuardedBy { String value(); }");
    String text =
        """
        class Guarded {
          private final java.util.Map<String, String> names = new java.util.HashMap<>();

          synchronized void put(String id) {
            names.put(id, id);
          }
        }
        """;
    Path file = write(folder, "Guarded.java", text);
    assertThat(real(folder, "fix").out()).isEmpty();
    assertThat(Files.readString(file)).isEqualTo(text);
    assertThat(real(folder, "fix", "--suggestions").out()).contains("[MissingGuardedBy]");
    assertThat(Files.readString(file)).contains("@GuardedBy(\"this\")\n  private");
    write(folder, "Guarded.java", text);
    assertThat(real(folder, "fix", "--rule=MissingGuardedBy").out()).contains("Guarded.java:2:");
  }
}
