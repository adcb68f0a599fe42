package io.github.mapvet.cli;

import io.github.mapvet.report.Baseline;
import io.github.mapvet.report.Problem;
import java.io.IOException;
import java.nio.file.Path;

/** The place of a baseline that a run is to write, prepared before the analysis. */
final class BaselineFile implements AutoCloseable {
  private final Path path;
  private final OutputFile file;

  /**
   * @throws UsageException when nothing can be written there
   */
  BaselineFile(Path path) throws UsageException {
    this.path = path;
    this.file = OutputFile.at(path);
  }

  Path path() {
    return path;
  }

  /**
   * Writes it.
   *
   * @return a note that says so
   * @throws UsageException when it cannot be written after all
   */
  Problem write(Baseline baseline) throws UsageException {
    try {
      file.write(baseline::write);
    } catch (IOException e) {
      throw new UsageException("baseline " + path + " cannot be written (" + e.getMessage() + ").");
    }
    return Problem.note(
        "baseline " + path + " written, entries: " + baseline.entries().size() + ".");
  }

  /** Leaves nothing behind that was not written. */
  @Override
  public void close() {
    file.close();
  }
}
