package io.github.mapvet.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs a program, and prints what this process has cost when it ends, in a last line of its own:
 * nobody outside can ask for it later.
 */
final class Measured {
  /** What that line begins with; then nanoseconds of CPU time and kB of memory. */
  static final String MARK = "measured:";

  private static final String PEAK = "VmHWM:";

  private Measured() {}

  /**
   * The entry point.
   *
   * @param arguments the program's class, and what it is told
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    Runtime.getRuntime().addShutdownHook(new Thread(() -> out.println("\n" + line())));
    String[] told = Arrays.copyOfRange(arguments, 1, arguments.length);
    try {
      Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) told);
    } catch (InvocationTargetException e) {
      e.getCause().printStackTrace();
      System.exit(1);
    }
  }

  private static String line() {
    Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    return MARK + " " + cpu.toNanos() + " " + peak();
  }

  /** The most memory the process had, as Linux counts; 0 elsewhere. */
  private static long peak() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
