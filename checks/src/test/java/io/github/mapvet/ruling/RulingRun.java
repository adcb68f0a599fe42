package io.github.mapvet.ruling;

import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.gson.Gson;
import io.github.mapvet.harness.Forked;
import io.github.mapvet.harness.Jars;
import io.github.mapvet.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs mapvet.jar over the projects of the lists and says what it finds otherwise than they do:
 *
 * <pre>
 * mvn -B verify -Pruling
 * mvn -B verify -Pruling -Dmapvet.ruling=write
 * </pre>
 *
 * The second makes the lists what is found now; verdicts stay, and what has none yet is open. With
 * {@code -Dmapvet.ruling.projects=jetty,guava} it is these projects only. Projects run one after
 * the other. No test of the usual build: it takes minutes, and a network the first time.
 */
final class RulingRun {
  private static final boolean WRITE = System.getProperty("mapvet.ruling", "check").equals("write");
  private static final ImmutableSet<String> PROJECTS =
      ImmutableSet.copyOf(
          Arrays.stream(System.getProperty("mapvet.ruling.projects", "").split(","))
              .filter(name -> !name.isBlank())
              .toList());

  /** What is read of a report; its schema says more. */
  private record Log(List<Result> findings, List<Problem> problems) {}

  private record Result(String rule, Place place, String fingerprint) {
    Ruling ruling() {
      return Ruling.open(rule, place.file.replace('\\', '/'), place.line, fingerprint);
    }
  }

  private record Place(String file, int line) {}

  private record Problem(String level, String text) {}

  @TestFactory
  List<DynamicTest> projects() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (RulingList list : RulingList.all()) {
      String name = list.project().name();
      if (PROJECTS.isEmpty() || PROJECTS.contains(name)) {
        tests.add(DynamicTest.dynamicTest(name, () -> run(list)));
      }
    }
    assertWithMessage("projects").that(tests).isNotEmpty();
    return tests;
  }

  private static void run(RulingList list) throws Exception {
    Corpus corpus = Corpus.of(list.project());
    Changes changes = Changes.between(list.rulings(), findings(corpus));
    System.out.print(list.project().name() + ":\n" + changes.describe());
    if (WRITE) {
      new RulingList(list.project(), corpus.lines(), changes.rulings()).write();
    } else if (!changes.areMovesOnly()) {
      fail(
          changes.describe()
              + "Read the code, then take over what is found now by -Dmapvet.ruling=write.");
    }
  }

  private static ImmutableList<Ruling> findings(Corpus corpus) throws Exception {
    Path report = Files.createTempFile("ruling", ".json");
    try {
      Forked command =
          Forked.run(
              corpus.sources(),
              List.of(
                  Jdk.current().program("java"),
                  "-jar",
                  Jars.command().toString(),
                  "check",
                  "--classpath-file",
                  corpus.classPath().toString(),
                  "--format",
                  "json=" + report,
                  "--fail-on",
                  "never",
                  "."));
      Log log = new Gson().fromJson(Files.readString(report), Log.class);
      assertWithMessage(command.output()).that(log).isNotNull();
      for (Problem problem : log.problems) {
        assertWithMessage("problem").that(problem.level).isNotEqualTo("fault");
      }
      return log.findings.stream()
          .map(Result::ruling)
          .sorted()
          .collect(ImmutableList.toImmutableList());
    } finally {
      Files.delete(report);
    }
  }
}
