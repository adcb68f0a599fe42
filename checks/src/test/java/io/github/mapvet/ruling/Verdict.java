package io.github.mapvet.ruling;

import java.util.Locale;

/** What somebody who has read the code says about a finding. */
enum Verdict {
  /** What the finding says can happen, and does harm. */
  TRUE,
  /** It can happen, and does none. */
  BENIGN,
  /** It cannot happen. */
  FALSE,
  /** Nobody has read the code yet. */
  OPEN;

  /**
   * The verdict of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Verdict of(String word) {
    for (Verdict verdict : values()) {
      if (verdict.word().equals(word)) {
        return verdict;
      }
    }
    throw new IllegalArgumentException("no verdict: " + word);
  }

  /** Its name in the lists. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
