package io.github.mapvet.model;

import io.github.mapvet.bench.Table;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmark of the parts: {@code mvn -B verify -Pbench -Dit.test=PartsRun}. */
final class PartsRun {
  private static final int WARM_UPS = 5;
  private static final int ITERATIONS = 5;
  private static final TimeValue LENGTH = TimeValue.seconds(2);

  @Test
  void parts() throws Exception {
    OptionsBuilder options = new OptionsBuilder();
    options.include(PartsBenchmark.class.getSimpleName()).forks(1);
    options.warmupIterations(WARM_UPS).warmupTime(LENGTH);
    options.measurementIterations(ITERATIONS).measurementTime(LENGTH);
    Table table = new Table("parts", "part of the model", "ms", "± (99.9 %)");
    for (RunResult result : new Runner(options.build()).run()) {
      table.add(
          result.getParams().getParam("part").toLowerCase(Locale.ROOT).replace('_', ' '),
          number(result.getPrimaryResult().getScore()),
          number(result.getPrimaryResult().getScoreError()));
    }
    table.publish();
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
