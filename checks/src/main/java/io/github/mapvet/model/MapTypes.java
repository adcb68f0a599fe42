package io.github.mapvet.model;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Names;
import io.github.mapvet.knowledge.ContainerTypes;
import java.util.Optional;

/** What the type arguments of maps say about their values. */
final class MapTypes {
  private final Types types;
  private final Symtab symbols;
  private final Names names;
  private final ContainerTypes containers;

  MapTypes(Context context, ContainerTypes containers) {
    this.types = Types.instance(context);
    this.symbols = Symtab.instance(context);
    this.names = Names.instance(context);
    this.containers = containers;
  }

  /** The type of the values; empty for what is no map, and for a raw one. */
  Optional<Type> valueOf(Type map) {
    if (map == null || map.isPrimitive() || map.isErroneous() || !isContainer(map)) {
      return Optional.empty();
    }
    Type asMap = types.asSuper(types.cvarUpperBound(map), mapSymbol());
    return asMap == null || asMap.getTypeArguments().size() != 2
        ? Optional.empty()
        : Optional.of(types.wildUpperBound(asMap.getTypeArguments().get(1)));
  }

  private Symbol mapSymbol() {
    return symbols.enterClass(symbols.java_base, names.fromString("java.util.Map"));
  }

  boolean isContainer(Type type) {
    return containers.classify(type).isPresent();
  }

  /** Whether it is a map whose values are containers. */
  boolean holdsContainers(Type type) {
    return valueOf(type).filter(this::isContainer).isPresent();
  }
}
