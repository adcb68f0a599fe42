package io.github.mapvet.model;

import com.sun.tools.javac.code.Symbol.VarSymbol;
import io.github.mapvet.knowledge.ContainerTypes.ContainerType;
import java.util.Map;
import java.util.Optional;

/**
 * A container that an expression denotes, directly or through views and iterators.
 *
 * @param base the container under all views
 * @param via how the expression reaches it
 * @param type what the base's declared type says
 */
public record ContainerRef(Term base, Via via, ContainerType type) {

  /** How an expression reaches its container. */
  public enum Via {
    ITSELF,
    VIEW,
    ITERATOR,
    STREAM
  }

  /**
   * The same for a caller, which has other terms for what the code's terms are; empty for what is
   * no term for it.
   */
  Optional<ContainerRef> seenFrom(Map<Term, Term> seen) {
    return base.seenFrom(seen).map(b -> new ContainerRef(b, via, type));
  }

  ContainerRef through(Via next) {
    return new ContainerRef(base, next, type);
  }

  /**
   * The name that messages quote: of the field or local, also of one whose value the container is,
   * or the call that gives it.
   */
  public String name() {
    VarSymbol variable = base instanceof Term.Call call ? call.of().variable() : base.variable();
    if (variable != null) {
      return variable.getSimpleName().toString();
    }
    return base instanceof Term.Call call ? call.method().getSimpleName() + "()" : base.toString();
  }
}
