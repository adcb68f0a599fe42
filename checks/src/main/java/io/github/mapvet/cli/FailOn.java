package io.github.mapvet.cli;

import com.google.errorprone.BugPattern.SeverityLevel;
import io.github.mapvet.report.Finding;
import java.util.Collection;
import java.util.Locale;

/** The threshold from which findings fail the run. */
enum FailOn {
  ERROR,
  WARNING,
  NEVER;

  /** Whether any of these findings reaches it. */
  boolean isReachedBy(Collection<Finding> findings) {
    return findings.stream().anyMatch(f -> isReachedBy(f.severity()));
  }

  private boolean isReachedBy(SeverityLevel severity) {
    return switch (this) {
      case ERROR -> severity == SeverityLevel.ERROR;
      case WARNING -> severity != SeverityLevel.SUGGESTION;
      case NEVER -> false;
    };
  }

  /** As users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
