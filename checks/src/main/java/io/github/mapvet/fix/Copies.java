package io.github.mapvet.fix;

import com.google.common.collect.ImmutableMap;
import com.sun.source.tree.ExpressionTree;
import com.sun.tools.javac.code.Type;
import java.util.List;
import java.util.Optional;

/** Copies of containers: of the same type, with the same elements in the same order. */
public final class Copies {

  /** By declared type, a class with a copy constructor that can stand in its place. */
  private static final ImmutableMap<String, String> CLASSES =
      ImmutableMap.<String, String>builder()
          .put("java.util.ArrayDeque", "java.util.ArrayDeque")
          .put("java.util.ArrayList", "java.util.ArrayList")
          .put("java.util.Collection", "java.util.ArrayList")
          .put("java.util.Deque", "java.util.LinkedList")
          .put("java.util.HashMap", "java.util.LinkedHashMap")
          .put("java.util.HashSet", "java.util.LinkedHashSet")
          .put("java.util.LinkedHashMap", "java.util.LinkedHashMap")
          .put("java.util.LinkedHashSet", "java.util.LinkedHashSet")
          .put("java.util.LinkedList", "java.util.LinkedList")
          .put("java.util.List", "java.util.ArrayList")
          .put("java.util.Map", "java.util.LinkedHashMap")
          .put("java.util.NavigableMap", "java.util.TreeMap")
          .put("java.util.NavigableSet", "java.util.TreeSet")
          .put("java.util.Set", "java.util.LinkedHashSet")
          .put("java.util.SortedMap", "java.util.TreeMap")
          .put("java.util.SortedSet", "java.util.TreeSet")
          .put("java.util.TreeMap", "java.util.TreeMap")
          .put("java.util.TreeSet", "java.util.TreeSet")
          .buildOrThrow();

  private Copies() {}

  /**
   * A repair that puts a copy in the place of a container.
   *
   * @param fix an empty repair in the expression's file
   * @param container the expression
   * @param type its type
   * @param title what the repair does
   * @return empty where no class with a copy constructor fits the type
   */
  public static Optional<Fix> of(
      Fix.Builder fix, ExpressionTree container, Type type, String title) {
    return classFor(type).map(copy -> wrap(fix, container, copy).build(title));
  }

  /** A repair that copies into a list: enough where the copy is only iterated. */
  public static Fix intoList(Fix.Builder fix, ExpressionTree container, String title) {
    return wrap(fix, container, "java.util.ArrayList").build(title);
  }

  /** One repair that copies each of several containers into a list. */
  public static Fix intoLists(Fix.Builder fix, List<ExpressionTree> containers, String title) {
    containers.forEach(container -> wrap(fix, container, "java.util.ArrayList"));
    return fix.build(title);
  }

  private static Fix.Builder wrap(Fix.Builder fix, ExpressionTree container, String copy) {
    return fix.insertBefore(container, "new " + copy.substring("java.util.".length()) + "<>(")
        .insertAfter(container, ")")
        .addImport(copy);
  }

  private static Optional<String> classFor(Type type) {
    return type == null || type.tsym == null
        ? Optional.empty()
        : Optional.ofNullable(CLASSES.get(type.tsym.getQualifiedName().toString()));
  }
}
