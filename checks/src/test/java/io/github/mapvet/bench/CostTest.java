package io.github.mapvet.bench;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README's numbers are made of. */
final class CostTest {
  private static final Cost CHEAP = new Cost(1, 5, 10);
  private static final Cost MIDDLE = new Cost(2, 4, 30);
  private static final Cost DEAR = new Cost(9, 3, 20);

  @Test
  void medianIsOfEachNumber() {
    assertThat(Cost.median(List.of(CHEAP))).isEqualTo(CHEAP);
    assertThat(Cost.median(List.of(DEAR, CHEAP, MIDDLE))).isEqualTo(new Cost(2, 4, 20));
    assertThat(Cost.median(List.of(DEAR, CHEAP))).isEqualTo(new Cost(5, 4, 15));
  }

  @Test
  void processIsMeasured() throws Exception {
    Cost cost =
        Cost.of(
            System.getProperty("java.class.path"), "com.sun.tools.javac.Main", List.of("-version"));
    assertThat(cost.cpu()).isGreaterThan(0);
    assertThat(cost.wall()).isGreaterThan(0);
  }
}
