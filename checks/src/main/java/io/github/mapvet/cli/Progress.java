package io.github.mapvet.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows people how far a long run is. Nothing is printed during the first moments, and nothing ever
 * where nobody looks.
 */
final class Progress implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(1500);
  private static final int WIDTH = 78;

  private final PrintStream terminal;
  private final InstantSource clock;
  private final Instant start;
  private String phase = "";
  private int total;
  private int done;
  private ProgressBar bar;

  /**
   * @param terminal where to draw; null where there is no terminal
   * @param clock tells how long it took
   */
  Progress(PrintStream terminal, InstantSource clock) {
    this.terminal = terminal;
    this.clock = clock;
    this.start = clock.instant();
  }

  /** Draws on this process's standard error if that is a terminal. */
  static Progress onTerminal() {
    return new Progress(errorIsTerminal() ? System.err : null, InstantSource.system());
  }

  /** Draws nothing. */
  static Progress none() {
    return new Progress(null, InstantSource.system());
  }

  /** A new phase begins. */
  void phase(String name, int steps) {
    close();
    phase = name;
    total = steps;
    done = 0;
  }

  /** One step of the phase is done. */
  void step() {
    done++;
    if (bar != null) {
      bar.stepTo(done);
    } else if (terminal != null
        && Duration.between(start, clock.instant()).compareTo(PATIENCE) > 0) {
      bar = draw();
    }
  }

  /** Wipes the bar. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      terminal.print('\r' + " ".repeat(WIDTH) + '\r');
      terminal.flush();
    }
  }

  private ProgressBar draw() {
    return new ProgressBarBuilder()
        .setTaskName(phase)
        .setUnit(" files", 1)
        .setInitialMax(total)
        .startsFrom(done, Duration.ZERO)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new ErrorLine(terminal))
        .build();
  }

  /**
   * Java cannot ask whether standard error is a terminal. A console means that standard input and
   * output are; where the system can tell, standard error is asked too.
   */
  private static boolean errorIsTerminal() {
    if (!Terminal.isInteractive()) {
      return false;
    }
    Path link = Path.of("/proc/self/fd/2");
    try {
      return !Files.exists(link)
          || Files.readSymbolicLink(link).toString().matches("/dev/(pts/|tty).*");
    } catch (IOException e) {
      return false;
    }
  }

  /** One line that is drawn over itself, from start to end. */
  private static final class ErrorLine implements ProgressBarConsumer {
    private final PrintStream out;

    ErrorLine(PrintStream out) {
      this.out = out;
    }

    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public void accept(String line) {
      out.print('\r' + line);
      out.flush();
    }

    @Override
    public void close() {
      // The bar's owner wipes the line: the bar draws itself once more after this.
    }
  }
}
