package io.github.mapvet.cli;

import io.github.mapvet.report.Problem;
import java.util.Collection;

/** What the command returns. When several apply, the highest. */
final class ExitCodes {
  /** Everything was analysed, and no finding reaches the threshold. */
  static final int CLEAN = 0;

  /** There are findings at or above the threshold. */
  static final int FINDINGS = 1;

  /** Wrong usage, or an input that could not be analysed; all others were. */
  static final int INPUT = 2;

  /** Something is broken in mapvet. */
  static final int FAULT = 3;

  private ExitCodes() {}

  /** What problems alone make of the run. */
  static int of(Collection<Problem> problems) {
    return problems.stream()
        .mapToInt(
            problem ->
                switch (problem.level()) {
                  case NOTE -> CLEAN;
                  case INPUT -> INPUT;
                  case FAULT -> FAULT;
                })
        .max()
        .orElse(CLEAN);
  }
}
