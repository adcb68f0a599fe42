package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.options.Options;
import io.github.mapvet.report.SourceFile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A class twice as large takes about twice as long: generated classes of thousands of methods must
 * not stop a build.
 */
final class LinearityTest {
  private static final int SMALL = 500;
  private static final int LARGE = 2000;

  /** How much longer each method may take in the large class; the machine may be busy. */
  private static final double MOST_GROWTH = 3;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Test
  void timeGrowsWithTheNumberOfMethods() throws Exception {
    String small = LargeClass.of(SMALL);
    String large = LargeClass.of(LARGE);
    analyze(small);
    double perMethod = Math.min(analyze(small), analyze(small)) / SMALL;
    double perMethodOfLarge = Math.min(analyze(large), analyze(large)) / LARGE;
    assertWithMessage("ns for each method: %s of %s, %s", perMethod, SMALL, perMethodOfLarge)
        .that(perMethodOfLarge / perMethod)
        .isLessThan(MOST_GROWTH);
  }

  /** The CPU time in nanoseconds. */
  private static double analyze(String code) throws Exception {
    Analyzer analyzer =
        new Analyzer(
            Rules.load().checkers(),
            Options.none(),
            Libraries.builtIn(),
            List.of(),
            List.of(),
            Progress.none());
    SourceFile file = new SourceFile(URI.create("file:///Large.java"), "Large.java", code);
    return BigStack.call(
        () -> {
          Analyzer.Result result = analyzer.analyze(List.of(file));
          assertThat(result.errors()).isEmpty();
          return THREADS.getCurrentThreadCpuTime();
        });
  }
}
