package io.github.mapvet.knowledge;

import java.util.regex.Pattern;

/** Methods that give each caller a value of its own, by their names. */
public final class FreshValues {

  /** Counters, identifiers, the current thread, and what is taken from somewhere for good. */
  private static final Pattern GIVE_FRESH =
      Pattern.compile(
          "(accept|allocate|connect|create|currentThread|currentTimeMillis|decrementAndGet|dequeue|generate"
              + "|getAndAdd|getAndDecrement|getAndIncrement|addAndGet|incrementAndGet|make|nanoTime|new|next|open"
              + "|poll|pop|random|receive|take|unique)(?![a-z]).*|identityHashCode");

  private FreshValues() {}

  /** Whether a method of this name gives something else to each of its callers. */
  public static boolean isGivenBy(String method) {
    return GIVE_FRESH.matcher(method).matches();
  }
}
