package io.github.mapvet.bench;

import static com.google.common.truth.Truth.assertWithMessage;

import io.github.mapvet.harness.Forked;
import io.github.mapvet.harness.Jdk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process cost.
 *
 * @param cpu seconds of CPU time
 * @param wall seconds until it ended
 * @param memory MB at its peak
 */
record Cost(double cpu, double wall, double memory) {
  private static final Pattern LINE = Pattern.compile(Measured.MARK + " (\\d+) (\\d+)");
  private static final double NANOS = Duration.ofSeconds(1).toNanos();
  private static final double KILO = 1024;

  /**
   * Runs the main method of a class in a JVM of its own, with javac's internals opened; it must end
   * well.
   *
   * @param classPath the class's, with {@link Measured}
   */
  static Cost of(String classPath, String main, List<String> arguments) throws Exception {
    List<String> words = new ArrayList<>();
    words.add(Jdk.current().program("java"));
    words.addAll(Forked.EXPORTS);
    words.addAll(List.of("-cp", classPath, Measured.class.getName(), main));
    words.addAll(arguments);
    long start = System.nanoTime();
    Forked run = Forked.run(Path.of(""), words);
    double wall = (System.nanoTime() - start) / NANOS;
    Matcher line = LINE.matcher(run.output());
    assertWithMessage(run.output()).that(run.exit()).isEqualTo(0);
    assertWithMessage(run.output()).that(line.find()).isTrue();
    return new Cost(
        Long.parseLong(line.group(1)) / NANOS, wall, Long.parseLong(line.group(2)) / KILO);
  }

  /** Each number's median. */
  static Cost median(List<Cost> costs) {
    return new Cost(
        median(costs, Cost::cpu), median(costs, Cost::wall), median(costs, Cost::memory));
  }

  private static double median(List<Cost> costs, ToDoubleFunction<Cost> number) {
    double[] sorted = costs.stream().mapToDouble(number).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
