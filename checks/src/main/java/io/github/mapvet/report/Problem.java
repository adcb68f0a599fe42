package io.github.mapvet.report;

/**
 * Something that kept a part of the input from being analysed, or may have.
 *
 * @param level how bad it is
 * @param path the input it is about, as people see it; empty when it is about the whole run
 * @param text what is wrong and what to do
 */
public record Problem(Level level, String path, String text) {

  /** How bad a problem is. */
  public enum Level {
    /** Everything was analysed; worth knowing. */
    NOTE,
    /** An input could not be read or analysed. */
    INPUT,
    /** mapvet itself is broken. */
    FAULT
  }

  /** Something worth knowing of the whole run. */
  public static Problem note(String text) {
    return new Problem(Level.NOTE, "", text);
  }

  /** One line for people. */
  public String describe() {
    return "mapvet: " + (path.isEmpty() ? "" : path + ": ") + text;
  }
}
