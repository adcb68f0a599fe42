package io.github.mapvet.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Types;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** What the compilation implements abstract methods with. */
final class Implementations {
  private final CallIndex index;
  private final Types types;

  Implementations(CallIndex index, Types types) {
    this.index = index;
    this.types = types;
  }

  /**
   * The methods that implement an abstract method of the compilation, in whatever class.
   *
   * @return empty where not all can be known: a library declares it, or a lambda implements it
   */
  ImmutableList<MethodSymbol> of(MethodSymbol method) {
    if (!(method.owner instanceof ClassSymbol owner) || !index.isSource(owner)) {
      return ImmutableList.of();
    }
    Set<ClassSymbol> below = new LinkedHashSet<>();
    addBelow(owner, below);
    boolean isLambda =
        index.isMadeOfFunctions(owner) || below.stream().anyMatch(index::isMadeOfFunctions);
    return isLambda
        ? ImmutableList.of()
        : below.stream()
            .flatMap(type -> implementationsIn(type, method))
            .collect(ImmutableList.toImmutableList());
  }

  private void addBelow(ClassSymbol type, Set<ClassSymbol> below) {
    for (ClassSymbol each : index.directlyBelow(type)) {
      if (below.add(each)) {
        addBelow(each, below);
      }
    }
  }

  private Stream<MethodSymbol> implementationsIn(ClassSymbol type, MethodSymbol method) {
    return Streams.stream(type.members().getSymbolsByName(method.name))
        .filter(MethodSymbol.class::isInstance)
        .map(MethodSymbol.class::cast)
        .filter(m -> (m.flags() & (Flags.ABSTRACT | Flags.DEFAULT)) != Flags.ABSTRACT)
        .filter(m -> m.overrides(method, type, types, /* checkResult= */ false));
  }
}
