package io.github.mapvet.model;

import com.google.common.collect.ImmutableMap;

/**
 * What the terms of some called code are for its caller.
 *
 * @param seen the called code's {@code this} and parameters, as far as they are terms for the
 *     caller
 * @param isShared whether all other terms are the same for both, as in a function that captures the
 *     locals around it
 * @param isSure whether it is certain that they are
 */
record Frame(ImmutableMap<Term, Term> seen, boolean isShared, boolean isSure) {

  /** A term of the called code as the caller sees it. */
  Term outside(Term term) {
    return term.substitute(seen);
  }

  /** A local of the called method is not the caller's, even if the method calls itself. */
  boolean sees(Term term) {
    return isShared
        || term.root() instanceof Term.Type
        || term.prefixes().anyMatch(seen::containsKey);
  }

  /**
   * Whether the called code can get at a container of the caller's: it is given the container or
   * the object that it hangs on, or the container is static.
   */
  boolean canReach(Term container) {
    Term root = container.root();
    return isShared
        || root instanceof Term.Type
        || seen.values().stream().anyMatch(t -> t.root().equals(root));
  }

  /** The same where it is not certain that the called code is this. */
  Frame unsure() {
    return new Frame(seen, isShared, /* isSure= */ false);
  }

  /** This frame for the caller of the caller. */
  Frame within(Frame outer) {
    ImmutableMap.Builder<Term, Term> composed = ImmutableMap.builder();
    seen.forEach(
        (mine, caller) -> {
          if (outer.sees(caller)) {
            composed.put(mine, outer.outside(caller));
          }
        });
    if (isShared) {
      outer.seen.forEach(
          (mine, caller) -> {
            if (!seen.containsKey(mine)) {
              composed.put(mine, caller);
            }
          });
    }
    return new Frame(composed.buildOrThrow(), isShared && outer.isShared, isSure && outer.isSure);
  }
}
