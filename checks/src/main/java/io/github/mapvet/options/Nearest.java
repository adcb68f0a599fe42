package io.github.mapvet.options;

import static java.util.Comparator.comparingInt;

import com.google.errorprone.names.LevenshteinEditDistance;
import java.util.Collection;
import java.util.Optional;

/** Guesses what somebody meant to type. */
public final class Nearest {
  private Nearest() {}

  /** The name that differs least from {@code typed}; none if all differ in most letters. */
  public static Optional<String> to(String typed, Collection<String> names) {
    return names.stream()
        .min(comparingInt(name -> distance(name, typed)))
        .filter(name -> distance(name, typed) <= (Math.max(name.length(), typed.length()) + 1) / 2);
  }

  private static int distance(String name, String typed) {
    return LevenshteinEditDistance.getEditDistance(name, typed, false);
  }
}
