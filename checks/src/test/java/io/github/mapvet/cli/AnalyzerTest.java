package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;
import static io.github.mapvet.cli.Mapvet.faulty;

import com.google.common.collect.Iterables;
import io.github.mapvet.knowledge.Libraries;
import io.github.mapvet.options.Options;
import io.github.mapvet.report.Problem;
import io.github.mapvet.report.SourceFile;
import java.net.URI;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** One file on which javac dies, here for want of stack, costs only itself. */
final class AnalyzerTest {
  private static final int SMALL_STACK = 512 * 1024;

  private static SourceFile source(String name, String text) {
    return new SourceFile(URI.create("file:///" + name), name, text);
  }

  /** Analyses on a stack that deep code exceeds. */
  private static Analyzer.Result analyze(SourceFile... sources) throws Exception {
    Analyzer analyzer =
        new Analyzer(
            List.of(new ClearedMap()),
            Options.none(),
            Libraries.builtIn(),
            List.of(),
            List.of(),
            Progress.none());
    FutureTask<Analyzer.Result> task = new FutureTask<>(() -> analyzer.analyze(List.of(sources)));
    new Thread(null, task, "small", SMALL_STACK).start();
    return task.get();
  }

  private static void assertOnlyDeepFileIsLost(String body) throws Exception {
    Analyzer.Result result =
        analyze(
            source("A.java", faulty("A")),
            source("Deep.java", "class Deep { " + body + " }"),
            source("Z.java", faulty("Z")));
    assertThat(result.findings()).hasSize(2);
    Problem problem = Iterables.getOnlyElement(result.problems());
    assertThat(problem.level()).isEqualTo(Problem.Level.INPUT);
    assertThat(problem.describe())
        .isEqualTo(
            "mapvet: Deep.java: not analysed: nested too deeply for javac; all other files were.");
  }

  @Test
  void parserDies() throws Exception {
    assertOnlyDeepFileIsLost("int i = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ";");
  }

  @Test
  void attributionDies() throws Exception {
    assertOnlyDeepFileIsLost("int f(int a) { return a" + " + a".repeat(20_000) + "; }");
  }

  @Test
  void enteringDies() throws Exception {
    assertOnlyDeepFileIsLost("class A { ".repeat(600) + "}".repeat(600));
  }

  @Test
  void nothingToAnalyse() throws Exception {
    assertThat(analyze().findings()).isEmpty();
  }
}
