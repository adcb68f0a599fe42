package io.github.mapvet.report;

import java.io.IOException;

/** Writes a report. */
@FunctionalInterface
public interface Renderer {
  /**
   * Writes all of it; the same report gives the same characters.
   *
   * @throws IOException when {@code out} fails
   */
  void render(Report report, Appendable out) throws IOException;
}
