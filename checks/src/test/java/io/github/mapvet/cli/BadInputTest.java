package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;
import static io.github.mapvet.cli.Mapvet.faulty;
import static io.github.mapvet.cli.Mapvet.write;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;

import io.github.mapvet.cli.Mapvet.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever is wrong with one input: the message, the exit code, and the finding of another file.
 */
final class BadInputTest {
  private static final String GOOD_FINDING = "Good.java:1:";

  @TempDir private Path folder;
  private Path good;

  @BeforeEach
  void writeGoodFile() throws IOException {
    good = write(folder, "Good.java", faulty("Good"));
  }

  private Run check(Object... arguments) {
    return Mapvet.run(folder, Stream.concat(Stream.of("check"), Stream.of(arguments)).toArray());
  }

  private void assertReportedBeside(Path bad, String message) {
    Run run = check(bad, good);
    assertThat(run.err()).contains(message);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains(GOOD_FINDING);
    assertThat(run.out()).endsWith("0 errors, 1 warning in 1 of 1 file\n");
  }

  @Test
  void noPath() {
    Run run = check();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Missing required parameter: 'PATH'");
  }

  @Test
  void missingPath() {
    assertReportedBeside(folder.resolve("nowhere"), "nowhere: no such file or folder");
  }

  @Test
  void onlyMissingPath() {
    Run run = check(folder.resolve("nowhere"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("mapvet: nowhere: no such file or folder.\n");
  }

  @Test
  void notJava() throws IOException {
    assertReportedBeside(write(folder, "foo.txt", "hello"), "foo.txt: no Java source; give");
  }

  @Test
  void binary() throws IOException {
    assertReportedBeside(write(folder, "Bin.java", "class A\0\1"), "Bin.java: binary");
  }

  @Test
  void corruptJar() throws IOException {
    assertReportedBeside(write(folder, "c.jar", "PK\3\4 garbage"), "c.jar: no readable jar");
  }

  @Test
  void emptyFolder() throws IOException {
    assertReportedBeside(
        Files.createDirectory(folder.resolve("empty")), "empty: no .java file below this folder");
  }

  @Test
  void notUtf8() throws IOException {
    byte[] latin1 = ("// caf\u00e9\n" + faulty("Latin")).getBytes(ISO_8859_1);
    Run run = check(write(folder, "Latin.java", latin1));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Latin.java: not UTF-8; read as ISO-8859-1");
    assertThat(run.out()).contains("Latin.java:2:");
  }

  @Test
  void byteOrderMark() throws IOException {
    Run run = check(write(folder, "Mark.java", "\uFEFF" + faulty("Mark")));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void moduleDeclaration() throws IOException {
    Path module = write(folder, "module-info.java", "module m {}");
    Run run = check(module, good);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("module-info.java: skipped");
  }

  @Test
  void outputInMissingFolder() {
    Run run = check("--output", folder.resolve("no/x.sarif"), good);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("x.sarif cannot be written (its folder does not exist)");
  }

  @Test
  void outputIsFolder() {
    Run run = check("--output", folder, good);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("is a folder; give a file");
  }

  @Test
  void oldReportSurvivesUsageError() throws IOException {
    Path report = write(folder, "report.txt", "old");
    assertThat(check("--output", report, "--rule", "Nope", good).exitCode()).isEqualTo(2);
    assertThat(Files.readString(report)).isEqualTo("old");
  }

  @Test
  void newReportReplacesOldAndLeavesNothingElse() throws IOException {
    Path report = write(folder, "out/report.txt", "old");
    Run run = check("--output", report, good);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(Files.readString(report)).contains(GOOD_FINDING);
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      assertThat(files.toList()).containsExactly(report);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --rule    | ClearedMop | unknown rule 'ClearedMop': did you mean ClearedMap?
          --disable | FaultRule  | unknown rule 'FaultRule': did you mean FaultyRule?
          --format  | xml        | 'xml' is none of text, sarif, json, github, html
          --fail-on | info       | 'info' is none of error, warning, never
          --release | 99         | --release 99 is unknown to Java
          --release | new        | 'new' is not an int
          --classpath-file | no  | --classpath-file no cannot be read
          --colour  | red        | Unknown option
          """)
  void wrongOption(String option, String value, String message) {
    Run run = check(option, value, good);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(run.err()).contains("Try 'mapvet check --help'.");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void secondRuleTakenForPath() {
    Run run = check("--rule", "ClearedMap", "FaultyRule", good);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("FaultyRule is a rule, no path");
  }

  @Test
  void noRuleLeft() {
    Run run = check("--rule", "ClearedMap", "--disable", "ClearedMap,FaultyRule", good);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("leave no rule to run");
  }

  @Test
  void brokenClassPath() throws IOException {
    Path broken = write(folder, "lib.jar", "no zip");
    Run run = check("--classpath", broken + File.pathSeparator + "gone.jar", good);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "mapvet: ignored unusable class path entries: "
                + broken
                + " (no readable jar), gone.jar (missing).\n");
  }

  @Test
  void unresolvedImports() throws IOException {
    Path file =
        write(
            folder,
            "Far.java",
            "import org.far.*; import org.far.Base;"
                + " class Far extends Base<String> { java.util.Map<?, ?> map;"
                + " void f() { log(Lib.get(nothing).go()); map.clear(); } }");
    Run run = check(file, good);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("Far.java:1:");
    assertThat(run.out()).contains(GOOD_FINDING);
    assertThat(run.err()).contains("names in one file not resolved, most often in package org.far");
    assertThat(run.err()).contains("--classpath");
    assertThat(run.err().lines().count()).isEqualTo(1);
  }

  @Test
  void syntaxErrors() throws IOException {
    Path file =
        write(
            folder, "Half.java", faulty("Half") + "class Other { int = ; }\n" + faulty("Healthy"));
    Run run = check(file, good);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("Half.java:1:");
    assertThat(run.out()).contains("Half.java:3:");
    assertThat(run.out()).contains(GOOD_FINDING);
    assertThat(run.err()).contains("syntax errors, analysed as far as they are Java: Half.java:2");
  }

  @Test
  void sameClassTwice() throws IOException {
    write(folder, "one/p/Twin.java", "package p; " + faulty("Twin"));
    write(folder, "two/p/Twin.java", "package p; " + faulty("Twin"));
    write(folder, "two/p/Near.java", "package p; class Near { Twin twin; }");
    Run run = check(folder);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("one/p/Twin.java:1:");
    assertThat(run.out()).contains("two/p/Twin.java:1:");
    assertThat(run.out()).contains(GOOD_FINDING);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void samePathTwice() {
    Run run = check(folder, good, folder);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).endsWith("0 errors, 1 warning in 1 of 1 file\n");
  }

  /** What stands outside every class has no symbols. */
  @Test
  void statementsWithoutClass() throws IOException {
    Path file =
        write(
            folder, "Loose.java", "if (a) {\n}\nif (b) {\n  map.put(e.getKey() + \".min\", tmp);");
    Run run = check(file, good);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains(GOOD_FINDING);
    assertThat(run.err()).doesNotContain("fault");
  }

  @Test
  void faultInRule() throws IOException {
    Run run = check(write(folder, "Boom.java", faulty("Boom")), good);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("fault in rule FaultyRule at Boom.java:1");
    assertThat(run.err()).contains("Please report");
    assertThat(run.out()).contains("Boom.java:1:");
    assertThat(run.out()).contains(GOOD_FINDING);
  }

  @Test
  void sameFaultInManyClassesIsSaidOnce() throws IOException {
    for (int i = 1; i <= 6; i++) {
      write(folder, "p" + i + "/Boom.java", "package p" + i + "; " + faulty("Boom"));
    }
    Run run = check(folder);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err().lines().count()).isEqualTo(1);
    assertThat(run.err())
        .endsWith(" The same in Boom.java:1, Boom.java:1, Boom.java:1 and 2 more.\n");
    assertThat(run.out()).endsWith("0 errors, 7 warnings in 7 of 7 files\n");
  }

  @ParameterizedTest
  @CsvSource({
    "int f(int a) { return , a, +a, 20000, ; }",
    "String f(int a) { return , \"\", +a, 20000, ; }",
    "String f() { return , \"\", +\"x\", 20000, ; }",
    "Object f(StringBuilder a) { return , a, .append(1), 5000, ; }",
    "int f(int a) { , , if (a == 0) return 1; else , 5000, return 2; }",
  })
  void deepNesting(String start, String first, String repeated, int times, String end)
      throws IOException {
    String body = start + " " + (first == null ? "" : first) + (repeated + " ").repeat(times) + end;
    Path deep = write(folder, "Deep.java", "class Deep { " + body + "\n}\n" + faulty("Shallow"));
    Run run = check(deep, good);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("Deep.java:3:");
    assertThat(run.out()).contains(GOOD_FINDING);
  }

  @Test
  void deepParentheses() throws IOException {
    String nested = "(".repeat(5000) + "1" + ")".repeat(5000);
    Path deep = write(folder, "Deep.java", "class Deep { int i = " + nested + "; }");
    assertThat(check(deep, good).out()).contains(GOOD_FINDING);
  }

  @Test
  void twentyThousandLines() throws IOException {
    String methods =
        IntStream.range(0, 10_000).mapToObj(i -> "void f" + i + "() {\n}\n").collect(joining());
    Path big =
        write(
            folder,
            "Big.java",
            "class Big { java.util.Map<?, ?> map;\n" + methods + "void g() { map.clear(); } }");
    Run run = check(big);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("Big.java:20002:12: warning: [ClearedMap]");
  }
}
