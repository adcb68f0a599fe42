package io.github.mapvet.cli;

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
}
