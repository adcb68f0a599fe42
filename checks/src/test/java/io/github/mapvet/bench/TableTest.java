package io.github.mapvet.bench;

import static com.google.common.truth.Truth.assertThat;

import com.google.common.collect.ImmutableMap;
import io.github.mapvet.harness.ReadmePart;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README has the tables that a run writes. */
final class TableTest {
  @Test
  void costsAreComparedWithOneOfThem() {
    Table table = Table.ofCosts("test", "sample", "done by");
    Cost cheap = new Cost(1, 2, 100);
    Cost dear = new Cost(1.5, 2.25, 110);
    table.add(ImmutableMap.of("this", cheap, "that", dear), "this", "s");
    assertThat(table.text())
        .isEqualTo(
            """
            | sample | done by | CPU, s | × | wall, s | memory, MB | × |
            |---|---|---|---|---|---|---|
            | s | this | 1.00 | 1.00 | 2.00 | 100 | 1.00 |
            | s | that | 1.50 | 1.50 | 2.25 | 110 | 1.10 |
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"compilations", "command", "start", "growth", "parts"})
  void readmeHasIt(String name) throws IOException {
    assertThat(ReadmePart.of("measured: " + name).text()).startsWith("| ");
  }
}
