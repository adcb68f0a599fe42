package io.github.mapvet.cli;

import java.util.Locale;

/** How a report is written. */
enum Format {
  TEXT,
  SARIF;

  /** As users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
