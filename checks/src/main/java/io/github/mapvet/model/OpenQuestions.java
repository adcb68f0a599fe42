package io.github.mapvet.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Questions that lead to others, and sometimes back to themselves: then they go unanswered. What
 * was found without such a circle, or with all of it, is found wherever it is asked again.
 */
final class OpenQuestions {
  private final Map<Object, Integer> depths = new HashMap<>();
  private int outermostMissed = Integer.MAX_VALUE;

  /**
   * What was found.
   *
   * @param isFinal whether it does not depend on what else is being asked
   */
  record Answer<T>(Optional<T> value, boolean isFinal) {}

  /** Asks a question; nothing is found if it is open already. */
  <T> Answer<T> ask(Object question, Supplier<Optional<T>> search) {
    Integer open = depths.get(question);
    if (open != null) {
      outermostMissed = Math.min(outermostMissed, open);
      return new Answer<>(Optional.empty(), /* isFinal= */ false);
    }
    int depth = depths.size();
    int missedBefore = outermostMissed;
    outermostMissed = Integer.MAX_VALUE;
    depths.put(question, depth);
    Optional<T> value = search.get();
    depths.remove(question);
    boolean isFinal = outermostMissed >= depth;
    outermostMissed = isFinal ? missedBefore : Math.min(missedBefore, outermostMissed);
    return new Answer<>(value, isFinal);
  }
}
