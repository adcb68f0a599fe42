package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A small part of {@link FuzzRun}, always the same. */
final class FuzzTest {
  private static final Path TESTDATA = Path.of("../testdata");

  @Test
  void mutantsBreakNoRule() throws IOException {
    List<Path> sources = Fuzzing.sourcesIn(TESTDATA);
    assertThat(sources).isNotEmpty();
    assertThat(
            LongStream.range(0, 60)
                .boxed()
                .flatMap(s -> Fuzzing.mutant(sources, s).stream())
                .toList())
        .isEmpty();
  }

  @Test
  void oddProgramsBreakNoRule() {
    assertThat(
            LongStream.range(0, 20).boxed().flatMap(s -> Fuzzing.oddProgram(s).stream()).toList())
        .isEmpty();
  }
}
