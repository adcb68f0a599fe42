package io.github.mapvet.model;

import com.google.common.base.Supplier;
import com.sun.tools.javac.code.Symbol;
import io.github.mapvet.knowledge.Safety;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How safe variables and the results of methods are, where the answer for one may lean on others
 * and, by way of them, on itself: what it is given in such a circle adds nothing.
 */
final class KnownSafety {
  /** In a tangle that takes longer to ask through, the answers on the way stay unknown. */
  private static final int MOST_TRIES = 200;

  private final Map<Symbol, Safety> known = new HashMap<>();

  /** What is being asked about, each for the sake of the one before. */
  private final List<Symbol> open = new ArrayList<>();

  /** The first of those that the answers on the way have leaned on. */
  private int outermost = Integer.MAX_VALUE;

  private int tries;

  /**
   * The answer for a variable or a method.
   *
   * @param search finds it; empty where there is nothing, or only what is being asked about already
   * @return empty for what only leans on what is being asked about already
   */
  Optional<Safety> of(Symbol symbol, Supplier<Optional<Safety>> search) {
    Safety answer = known.get(symbol);
    if (answer != null) {
      return Optional.of(answer);
    }
    int position = open.indexOf(symbol);
    if (position >= 0) {
      outermost = Math.min(outermost, position);
      return Optional.empty();
    }
    return find(symbol, search);
  }

  private Optional<Safety> find(Symbol symbol, Supplier<Optional<Safety>> search) {
    int before = outermost;
    outermost = Integer.MAX_VALUE;
    int position = open.size();
    open.add(symbol);
    Optional<Safety> found = search.get();
    open.remove(position);
    boolean isWhole = outermost >= position;
    outermost = isWhole ? before : Math.min(outermost, before);
    if (isWhole) {
      known.put(symbol, found.orElse(Safety.UNKNOWN));
    } else {
      // It leans on one that is not known yet, and will be asked again.
      tries++;
      if (tries > MOST_TRIES) {
        known.put(symbol, Safety.UNKNOWN);
      }
    }
    if (open.isEmpty()) {
      tries = 0;
    }
    return isWhole ? Optional.of(known.get(symbol)) : found;
  }
}
