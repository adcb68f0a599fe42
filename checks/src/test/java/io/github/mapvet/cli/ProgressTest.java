package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When the progress bar shows. */
final class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream terminal = new PrintStream(bytes, true, UTF_8);
  private Instant now = Instant.EPOCH;

  private void run(PrintStream out, Duration step) {
    try (Progress progress = new Progress(out, () -> now)) {
      progress.phase("parse", 3);
      for (int i = 0; i < 3; i++) {
        now = now.plus(step);
        progress.step();
      }
    }
  }

  @Test
  void shortRunShowsNothing() {
    run(terminal, Duration.ofMillis(400));
    assertThat(bytes.toString(UTF_8)).isEmpty();
  }

  @Test
  void longRunShowsPhaseAndWipesIt() {
    run(terminal, Duration.ofSeconds(1));
    assertThat(bytes.toString(UTF_8)).contains("parse");
    assertThat(bytes.toString(UTF_8)).endsWith("\r");
  }

  @Test
  void noTerminalNoByte() {
    run(null, Duration.ofSeconds(1));
    assertThat(bytes.size()).isEqualTo(0);
  }
}
