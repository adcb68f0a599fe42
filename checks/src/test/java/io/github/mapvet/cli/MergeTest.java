package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;
import static io.github.mapvet.cli.Mapvet.faulty;
import static io.github.mapvet.cli.Mapvet.write;

import io.github.mapvet.cli.Mapvet.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many reports made one. */
final class MergeTest {
  @TempDir private Path folder;
  private Path one;
  private Path other;
  private Path reports;

  @BeforeEach
  void writeReports() throws IOException {
    one = write(folder, "one/src/One é.java", faulty("One"));
    other = write(folder, "other/src/Other.java", faulty("Other"));
    reports = folder.resolve("target/reports");
    check(one, "--sarif-dir", reports);
    check(other, "--sarif-dir", reports);
    check(folder.resolve("one"), "-XepOpt:MapVet:SarifDir=" + reports.resolve("deep"));
  }

  private Run check(Object... arguments) {
    return Mapvet.run(folder, Stream.concat(Stream.of("check"), Stream.of(arguments)).toArray());
  }

  private Run merge(Object... arguments) {
    return Mapvet.run(folder, Stream.concat(Stream.of("merge"), Stream.of(arguments)).toArray());
  }

  @Test
  void sameAsOneCheckOfAll() throws IOException {
    for (String format : new String[] {"text", "sarif", "json", "github"}) {
      Run all = check("--format", format, one, other);
      assertThat(merge("--format", format, reports)).isEqualTo(all);
      Path joined = folder.resolve("joined.sarif");
      merge("--format", "sarif=" + joined, reports);
      assertThat(merge("--format", format, joined, joined)).isEqualTo(all);
    }
  }

  @Test
  void gate() throws IOException {
    assertThat(merge(reports).exitCode()).isEqualTo(1);
    assertThat(merge("--fail-on", "error", reports).exitCode()).isEqualTo(0);
    Path baseline = folder.resolve("b");
    assertThat(merge("--write-baseline", baseline, reports).exitCode()).isEqualTo(0);
    assertThat(Files.readString(baseline)).contains(" one/src/One é.java#f\n");
    Run known = merge("--baseline", baseline, reports);
    assertThat(known.exitCode()).isEqualTo(0);
    assertThat(known.out()).isEqualTo("no new findings in 2 files; 2 known\n");
    assertThat(check("--baseline", baseline, one, other)).isEqualTo(known);
  }

  @Test
  void whatWasKnownStaysKnown() throws IOException {
    Path baseline = folder.resolve("b");
    check("--write-baseline", baseline, one);
    Path sarif = folder.resolve("known.sarif");
    check("--baseline", baseline, "--format", "sarif=" + sarif, one, other);
    assertThat(merge(sarif).out()).endsWith("0 errors, 1 warning in 1 of 2 files; 1 known\n");
  }

  @Test
  void problemsAreKept() throws IOException {
    Path boom = write(folder, "Boom.java", faulty("Boom"));
    Path binary = write(folder, "Bin.java", "\0");
    check("--format", "sarif=" + folder.resolve("bin.sarif"), binary);
    assertThat(merge(folder.resolve("bin.sarif")).exitCode()).isEqualTo(2);
    check("--format", "sarif=" + folder.resolve("boom.sarif"), boom);
    Run run = merge(folder.resolve("boom.sarif"));
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).startsWith("mapvet: fault in rule FaultyRule");
  }

  @Test
  void codeThatHasChangedSince() throws IOException {
    write(folder, "one/src/One é.java", "class One {}");
    Files.delete(other);
    Run run = merge(reports);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("one/src/One é.java:1:49: warning: [ClearedMap]");
    assertThat(run.out()).doesNotContain("fix:");
    assertThat(run.err())
        .contains("places whose code has changed since: 2; their repairs are left");
  }

  @Test
  void fromAnotherMachine() throws IOException {
    Path sarif = folder.resolve("x.sarif");
    check("--format", "sarif=" + sarif, one);
    String text = Files.readString(sarif);
    Files.writeString(sarif, text.replace(folder.toUri().toString(), "file:///builds/app/"));
    assertThat(merge(sarif)).isEqualTo(check(one));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          not json                                                   | is no readable SARIF
          {}                                                         | is no SARIF 2.1.0
          {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}}}]} | is from x; mapvet merge joins
          {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"mapvet"}}}]} | is damaged, or from
          {"version":"2.1.0","runs":[{}]}                            | is no SARIF 2.1.0
          """)
  void whatIsNotOurs(String text, String message) throws IOException {
    Path file = write(folder, "x.sarif", text);
    Run run = merge(file, reports);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("x.sarif " + message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void nothingThere() throws IOException {
    assertThat(merge(folder.resolve("gone")).err()).contains("gone: no such file or folder");
    assertThat(merge(folder.resolve("one")).err())
        .contains("one: no .sarif file below this folder");
    assertThat(merge(folder.resolve("one")).exitCode()).isEqualTo(2);
  }
}
