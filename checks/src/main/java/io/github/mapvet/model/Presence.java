package io.github.mapvet.model;

/**
 * What is known about an entry where control stands.
 *
 * @param check the call that found it out
 * @param outcome what it found
 */
public record Presence(Access check, Outcome outcome) {

  /** What a condition says about an entry. */
  public enum Outcome {
    /** It is there. */
    PRESENT,
    /** It is not there. */
    MISSING,
    /** Its value was tested, and control came here because of the answer. */
    TESTED
  }
}
