package io.github.mapvet.model;

import com.sun.source.tree.Tree;
import com.sun.tools.javac.code.Type;
import java.util.Optional;

/**
 * What an expression has to do with the values of a map that a variable holds.
 *
 * @param map access path of the variable
 * @param depth 0 for the map, 1 for its values, 2 for the values of those
 * @param shape in what form the expression gives it
 * @param type static type of what is at this depth
 * @param own whether it is the current thread's own entry: the key is the thread
 * @param function the code that the map runs while it lets nobody else change the entry; empty
 *     where the value is out of its hands
 */
record MapValue(Term map, int depth, Shape shape, Type type, boolean own, Optional<Tree> function) {

  /** In what form an expression gives a value. */
  enum Shape {
    ITSELF,
    /** A view of it, such as a sublist. */
    VIEW,
    /** An iterator over it. */
    ITERATOR,
    /** A container of its own that holds the same elements. */
    COPY,
    /** A collection, a stream, an iterator or an optional of several. */
    MANY,
    /** A map's entry with it. */
    ENTRY,
    /** Many entries. */
    ENTRIES
  }

  MapValue as(Shape other) {
    return new MapValue(map, depth, other, type, own, function);
  }

  MapValue below(Shape other, Type value) {
    return new MapValue(map, depth + 1, other, value, own, Optional.empty());
  }

  MapValue in(Optional<Tree> code) {
    return new MapValue(map, depth, shape, type, own, code);
  }

  MapValue ownedIf(boolean keyIsThread) {
    return new MapValue(map, depth, shape, type, own || keyIsThread, function);
  }

  /** Whether it has entries with values. */
  boolean isMap() {
    return shape == Shape.ITSELF || shape == Shape.COPY;
  }

  /** One of many. */
  Optional<MapValue> element() {
    return switch (shape) {
      case MANY -> Optional.of(as(Shape.ITSELF));
      case ENTRIES -> Optional.of(as(Shape.ENTRY));
      case ITSELF, VIEW, ITERATOR, COPY, ENTRY -> Optional.empty();
    };
  }

  /** Many of this. */
  MapValue many() {
    return shape == Shape.ENTRY ? as(Shape.ENTRIES) : as(Shape.MANY);
  }
}
