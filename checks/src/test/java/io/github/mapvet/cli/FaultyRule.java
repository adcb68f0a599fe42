package io.github.mapvet.cli;

import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.SeverityLevel;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.model.ClassModel;

/** A rule for the tests of the command: breaks on every class named {@code Boom}. */
@BugPattern(summary = "Breaks", severity = SeverityLevel.ERROR)
public final class FaultyRule extends MapvetChecker {
  private static final long serialVersionUID = 1L;

  @Override
  protected void check(ClassModel model, Reporter report) {
    if (model.tree().getSimpleName().contentEquals("Boom")) {
      throw new IllegalStateException("no idea");
    }
  }
}
