package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Thousands of mutants and odd programs, others each time: {@code mvn -B verify -Pfuzz}. What it
 * finds names its seed; {@code -Dmapvet.fuzz.seed} starts there again, {@code -Dmapvet.fuzz.count}
 * says how many, and {@code -Dmapvet.fuzz.sources} names a folder of other sources to break.
 */
final class FuzzRun {
  private static final long SEED = Long.getLong("mapvet.fuzz.seed", System.nanoTime());
  private static final long COUNT = Long.getLong("mapvet.fuzz.count", 3000);
  private static final Path SOURCES =
      Path.of(System.getProperty("mapvet.fuzz.sources", "../testdata"));

  @Test
  void nothingBreaks() throws IOException {
    List<Path> sources = Fuzzing.sourcesIn(SOURCES);
    assertThat(sources).isNotEmpty();
    System.out.printf(
        "fuzz: %d mutants of %d files and %d odd programs from seed %d%n",
        COUNT, sources.size(), COUNT / 3, SEED);
    List<Fuzzing.Failure> failures = new ArrayList<>();
    LongStream.range(SEED, SEED + COUNT)
        .forEach(seed -> Fuzzing.mutant(sources, seed).ifPresent(failures::add));
    LongStream.range(SEED, SEED + COUNT / 3)
        .forEach(seed -> Fuzzing.oddProgram(seed).ifPresent(failures::add));
    assertThat(failures).isEmpty();
  }
}
