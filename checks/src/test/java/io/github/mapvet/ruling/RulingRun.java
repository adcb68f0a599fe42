package io.github.mapvet.ruling;

import static org.junit.jupiter.api.Assertions.fail;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
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

  @TestFactory
  List<DynamicTest> projects() throws IOException {
    return RulingList.chosen().stream()
        .map(list -> DynamicTest.dynamicTest(list.project().name(), () -> run(list)))
        .toList();
  }

  private static void run(RulingList list) throws Exception {
    Corpus corpus = Corpus.of(list.project());
    Changes changes = Changes.between(list.rulings(), findings(corpus));
    System.out.print(list.project().name() + ":\n" + changes.describe());
    if (WRITE) {
      new RulingList(list.project(), Corpus.lines(corpus.files()), changes.rulings()).write();
    } else if (!changes.areMovesOnly()) {
      fail(
          changes.describe()
              + "Read the code, then take over what is found now by -Dmapvet.ruling=write.");
    }
  }

  private static ImmutableList<Ruling> findings(Corpus corpus) throws Exception {
    return CommandLog.check(corpus.sources(), corpus.classPath()).findings().stream()
        .map(f -> Ruling.open(f.rule(), f.file(), f.place().line(), f.fingerprint()))
        .sorted()
        .collect(ImmutableList.toImmutableList());
  }
}
