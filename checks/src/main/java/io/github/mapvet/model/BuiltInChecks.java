package io.github.mapvet.model;

import com.google.errorprone.ErrorProneOptions;
import com.google.errorprone.ErrorProneOptions.Severity;

/**
 * Whether Error Prone's own checks run in this compilation, so that a rule can leave to them what
 * they report. The {@code mapvet} command runs with all of them disabled.
 */
public final class BuiltInChecks {
  private BuiltInChecks() {}

  /**
   * Whether a check runs that is on by default as a warning or an error.
   *
   * @param options the compilation's Error Prone options
   * @param name the check's name
   * @param isWarning whether it is a warning by default
   */
  public static boolean isOn(ErrorProneOptions options, String name, boolean isWarning) {
    Severity chosen = options.getSeverityMap().get(name);
    if (chosen != null) {
      return chosen != Severity.OFF;
    }
    return !options.isDisableAllChecks() && !(isWarning && options.isDisableAllWarnings());
  }
}
