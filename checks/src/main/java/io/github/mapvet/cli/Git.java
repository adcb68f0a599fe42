package io.github.mapvet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Runs git in one folder. */
final class Git {
  private final String program;
  private final Path folder;

  /**
   * @param program how git is called
   * @param folder where it runs
   */
  Git(String program, Path folder) {
    this.program = program;
    this.folder = folder.toAbsolutePath();
  }

  /** What one call of git returned and printed. */
  record Result(int exitCode, String out, String err) {
    boolean isGood() {
      return exitCode == 0;
    }

    /** The first line of its complaint, without git's "fatal:". */
    String complaint() {
      return err.lines().findFirst().orElse("exit code " + exitCode).replaceFirst("^fatal: ", "");
    }
  }

  /** The same git in another folder. */
  Git in(Path other) {
    return new Git(program, other);
  }

  /**
   * Runs one command to its end.
   *
   * @throws UsageException when there is no git
   */
  Result run(String... arguments) throws UsageException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program, "-c", "core.quotePath=false"));
    command.addAll(List.of(arguments));
    Process process;
    try {
      process = new ProcessBuilder(command).directory(folder.toFile()).start();
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UsageException(
          "--since asks git, and '" + program + "' cannot be run: install it, or add it to PATH.");
    }
    CompletableFuture<String> err =
        CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
    String out = all(process.getInputStream());
    return new Result(process.waitFor(), out, err.join());
  }

  private static String all(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
