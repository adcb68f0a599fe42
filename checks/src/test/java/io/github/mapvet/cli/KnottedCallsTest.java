package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.mapvet.cli.report.SourceFile;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.publication.StaleMapReference;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Methods that all call each other cost no more than others: there are n! ways through them. */
final class KnottedCallsTest {
  private static final int METHODS = 25;

  private static String knot(String entry) {
    String calls =
        IntStream.range(0, METHODS).mapToObj(i -> "m" + i + "(n - 1);").collect(joining(" "));
    String methods =
        IntStream.range(0, METHODS)
            .mapToObj(
                i -> "private void m" + i + "(int n) { if (map.isEmpty()) return; " + calls + " }")
            .collect(joining("\n"));
    return "import java.util.*; class Knot { private Map<String, String> map = Map.of();\n"
        + "synchronized void set(Map<String, String> m) { map = Map.copyOf(m); }\n"
        + entry
        + " void enter() { m0(9); }\n"
        + methods
        + "}";
  }

  private static int findings(String source) {
    Analyzer analyzer =
        new Analyzer(
            List.of(new StaleMapReference()),
            Libraries.builtIn(),
            List.of(),
            List.of(),
            Progress.none());
    SourceFile file = new SourceFile(URI.create("file:///Knot.java"), "Knot.java", source);
    return assertTimeoutPreemptively(Duration.ofSeconds(60), () -> analyzer.analyze(List.of(file)))
        .findings()
        .size();
  }

  @Test
  void callersLockIsHeldInAllOfThem() {
    assertThat(findings(knot("synchronized"))).isEqualTo(0);
  }

  @Test
  void callerWithoutTheLockIsEnough() {
    assertThat(findings(knot(""))).isEqualTo(1);
  }
}
