package io.github.mapvet.model;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The value of an expression by where it comes from: an access path such as {@code this.lock} or
 * {@code Outer.this.map}, or a pure expression over such paths. Two expressions of one method
 * denote the same object or value when their terms are equal and nothing on the path is assigned in
 * between.
 */
public sealed interface Term {

  /** A local variable or parameter that is no alias of something else. */
  record Local(VarSymbol symbol) implements Term {
    @Override
    public String toString() {
      return symbol.getSimpleName().toString();
    }
  }

  /** {@code C.this}; the innermost is plain {@code this}. */
  record This(TypeSymbol of) implements Term {
    @Override
    public String toString() {
      return of.getSimpleName() + ".this";
    }
  }

  /** The {@code this} of a method, seen from another object of the same class. */
  record Another(TypeSymbol of) implements Term {
    @Override
    public String toString() {
      return "another " + of.getSimpleName();
    }
  }

  /** A class: what static members hang on, and the class literal's lock. */
  record Type(TypeSymbol symbol) implements Term {
    @Override
    public String toString() {
      return symbol.getSimpleName().toString();
    }
  }

  /**
   * A field of an object, or of a class when it is static. A field of {@code this} hangs on the
   * {@code this} of the class that declares it, so that a subclass's access is the same path.
   */
  record Field(Term of, VarSymbol symbol) implements Term {
    public Field {
      if (of instanceof This && symbol.owner instanceof TypeSymbol owner) {
        of = new This(owner);
      }
    }

    @Override
    public String toString() {
      return of + "." + symbol.getSimpleName();
    }
  }

  /** The result of a method that looks pure: the same arguments give the same result. */
  record Call(Term of, MethodSymbol method, ImmutableList<Term> arguments) implements Term {
    @Override
    public String toString() {
      return of
          + "."
          + method.getSimpleName()
          + arguments.stream().map(Term::toString).collect(joining(", ", "(", ")"));
    }
  }

  /**
   * What an atomic reference, or an element of an array of them, holds.
   *
   * @param of the reference
   * @param index which element; empty for a plain reference
   */
  record Held(Term of, ImmutableList<Term> index) implements Term {
    @Override
    public String toString() {
      return of + ".get" + index.stream().map(Term::toString).collect(joining(", ", "(", ")"));
    }
  }

  /** A compile-time constant, {@code null} as the text "null". */
  record Constant(Object value) implements Term {
    @Override
    public String toString() {
      return value.toString();
    }
  }

  /**
   * Whatever value a map holds, as the lock that its users share.
   *
   * @param map the field or local with the map
   * @param depth 1 for its values, 2 for the values of those
   */
  record Value(VarSymbol map, int depth) implements Term {
    @Override
    public String toString() {
      return "the value in " + map.getSimpleName();
    }
  }

  /** An operator or cast over terms. */
  record Operator(Tree.Kind kind, ImmutableList<Term> operands) implements Term {
    @Override
    public String toString() {
      return kind + operands.stream().map(Term::toString).collect(joining(", ", "(", ")"));
    }
  }

  /** The variable at the end of an access path: the field or local that a message names. */
  default VarSymbol variable() {
    if (this instanceof Local local) {
      return local.symbol();
    }
    if (this instanceof Held held) {
      return held.of().variable();
    }
    return this instanceof Field field ? field.symbol() : null;
  }

  /**
   * What the access path starts from: a local, {@code this}, a class, or the term itself when it is
   * no path.
   */
  default Term root() {
    return prefixes().reduce(this, (path, shorter) -> shorter);
  }

  /** The term and what it hangs on, up to the root. */
  default Stream<Term> prefixes() {
    return Stream.iterate(this, Objects::nonNull, Term::hook);
  }

  /** What a path's last step is taken from; null at the root. */
  private Term hook() {
    if (this instanceof Field field) {
      return field.of();
    }
    if (this instanceof Held held) {
      return held.of();
    }
    return this instanceof Call call ? call.of() : null;
  }

  /**
   * This term with every occurrence of a key of {@code seen} replaced by its value, all at once.
   */
  default Term substitute(Map<Term, Term> seen) {
    Term replacement = seen.get(this);
    if (replacement != null) {
      return replacement;
    }
    if (this instanceof Field field) {
      return new Field(field.of().substitute(seen), field.symbol());
    }
    if (this instanceof Call call) {
      return new Call(
          call.of().substitute(seen), call.method(), substitute(call.arguments(), seen));
    }
    if (this instanceof Held held) {
      return new Held(held.of().substitute(seen), substitute(held.index(), seen));
    }
    return this instanceof Operator operator
        ? new Operator(operator.kind(), substitute(operator.operands(), seen))
        : this;
  }

  /**
   * This term for a caller, which has other terms for what the code's terms are; empty for what is
   * no term for it.
   */
  default Optional<Term> seenFrom(Map<Term, Term> seen) {
    boolean isSeen = root() instanceof Type || prefixes().anyMatch(seen::containsKey);
    return isSeen ? Optional.of(substitute(seen)) : Optional.empty();
  }

  private static ImmutableList<Term> substitute(ImmutableList<Term> terms, Map<Term, Term> seen) {
    return terms.stream().map(t -> t.substitute(seen)).collect(toImmutableList());
  }
}
