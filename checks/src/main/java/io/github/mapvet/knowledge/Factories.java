package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableMap;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import java.util.Optional;

/** Library methods that make containers or wrap them, and what the result promises. */
public final class Factories {

  /** How the result of a factory relates to its first argument. */
  public enum Relation {
    /** A new container that shares nothing with the arguments. */
    FRESH,
    /** A view: changes of one are changes of the other. */
    VIEW,
    /**
     * A view that takes its promises from the argument, such as {@code Collections.newSetFromMap}.
     */
    VIEW_LIKE_ARGUMENT
  }

  /**
   * What a factory gives.
   *
   * @param relation what it shares with the first argument
   * @param safety what it promises; for {@link Relation#VIEW_LIKE_ARGUMENT} what the argument
   *     promises counts instead
   */
  public record Product(Relation relation, Safety safety) {}

  private static final Product FRESH_IMMUTABLE = new Product(Relation.FRESH, Safety.IMMUTABLE);
  private static final Product LIKE_ARGUMENT =
      new Product(Relation.VIEW_LIKE_ARGUMENT, Safety.UNKNOWN);
  private static final Product SYNCHRONIZED_VIEW = new Product(Relation.VIEW, Safety.SYNCHRONIZED);

  /**
   * By {@code Owner.method}; a trailing star stands for any rest of the name. The longest match
   * counts.
   */
  private static final ImmutableMap<String, Product> TABLE =
      ImmutableMap.<String, Product>builder()
          .put("com.google.common.collect.Collections2.*", LIKE_ARGUMENT)
          .put("com.google.common.collect.Iterables.filter", LIKE_ARGUMENT)
          .put("com.google.common.collect.Iterables.limit", LIKE_ARGUMENT)
          .put("com.google.common.collect.Iterables.skip", LIKE_ARGUMENT)
          .put("com.google.common.collect.Iterables.transform", LIKE_ARGUMENT)
          .put("com.google.common.collect.Iterables.unmodifiable*", LIKE_ARGUMENT)
          .put("com.google.common.collect.Lists.partition", LIKE_ARGUMENT)
          .put("com.google.common.collect.Lists.reverse", LIKE_ARGUMENT)
          .put("com.google.common.collect.Lists.transform", LIKE_ARGUMENT)
          .put("com.google.common.collect.Maps.filter*", LIKE_ARGUMENT)
          .put("com.google.common.collect.Maps.synchronized*", SYNCHRONIZED_VIEW)
          .put("com.google.common.collect.Maps.transform*", LIKE_ARGUMENT)
          .put("com.google.common.collect.Maps.unmodifiable*", LIKE_ARGUMENT)
          .put("com.google.common.collect.Multimaps.synchronized*", SYNCHRONIZED_VIEW)
          .put("com.google.common.collect.Multimaps.unmodifiable*", LIKE_ARGUMENT)
          .put("com.google.common.collect.Queues.synchronized*", SYNCHRONIZED_VIEW)
          .put("com.google.common.collect.Sets.difference", LIKE_ARGUMENT)
          .put("com.google.common.collect.Sets.filter", LIKE_ARGUMENT)
          .put(
              "com.google.common.collect.Sets.newConcurrentHashSet",
              new Product(Relation.FRESH, Safety.CONCURRENT))
          .put("com.google.common.collect.Sets.newSetFromMap", LIKE_ARGUMENT)
          .put("com.google.common.collect.Sets.unmodifiable*", LIKE_ARGUMENT)
          // Since Java 11.
          .put("java.nio.channels.Selector.keys", new Product(Relation.VIEW, Safety.CONCURRENT))
          .put("java.util.Collections.asLifoQueue", LIKE_ARGUMENT)
          .put("java.util.Collections.checked*", LIKE_ARGUMENT)
          .put("java.util.Collections.empty*", FRESH_IMMUTABLE)
          .put("java.util.Collections.nCopies", FRESH_IMMUTABLE)
          .put("java.util.Collections.newSetFromMap", LIKE_ARGUMENT)
          .put("java.util.Collections.singleton*", FRESH_IMMUTABLE)
          .put("java.util.Collections.synchronized*", SYNCHRONIZED_VIEW)
          .put("java.util.Collections.unmodifiable*", LIKE_ARGUMENT)
          .put("java.util.List.copyOf", FRESH_IMMUTABLE)
          .put("java.util.List.of", FRESH_IMMUTABLE)
          .put("java.util.Map.copyOf", FRESH_IMMUTABLE)
          .put("java.util.Map.of*", FRESH_IMMUTABLE)
          .put("java.util.Set.copyOf", FRESH_IMMUTABLE)
          .put("java.util.Set.of", FRESH_IMMUTABLE)
          .put(
              "java.util.concurrent.ConcurrentHashMap.newKeySet",
              new Product(Relation.FRESH, Safety.CONCURRENT))
          .put("java.util.stream.Stream.toList", FRESH_IMMUTABLE)
          .buildOrThrow();

  /** What projects call their own factories: nobody names one so that makes something else. */
  private static final ImmutableMap<String, Product> BY_NAME =
      ImmutableMap.of(
          "newConcurrentHashMap", new Product(Relation.FRESH, Safety.CONCURRENT),
          "newConcurrentMap", new Product(Relation.FRESH, Safety.CONCURRENT),
          "newConcurrentSet", new Product(Relation.FRESH, Safety.CONCURRENT),
          "newCopyOnWriteArrayList", new Product(Relation.FRESH, Safety.COPY_ON_WRITE),
          "newHashtable", new Product(Relation.FRESH, Safety.SYNCHRONIZED));

  private Factories() {}

  /** Guava is often repackaged under another name. */
  private static String unshaded(String owner) {
    return owner.substring(Math.max(0, owner.indexOf("com.google.common.")));
  }

  /** Whether a method gives a container that nobody else has: also Guava's many factories. */
  public static boolean makes(MethodSymbol method) {
    String name = method.getSimpleName().toString();
    boolean guava =
        method.isStatic()
            && unshaded(method.owner.getQualifiedName() + ".")
                .startsWith("com.google.common.collect.")
            && (name.startsWith("create") || name.startsWith("new"));
    return guava || of(method).filter(f -> f.relation() == Relation.FRESH).isPresent();
  }

  /** Whether {@code method} is a factory of a known library. */
  public static boolean isKnown(MethodSymbol method) {
    return inTable(method) != null;
  }

  /** What {@code method} makes, if it is a known factory or has the name of one. */
  public static Optional<Product> of(MethodSymbol method) {
    Product known = inTable(method);
    return Optional.ofNullable(
        known == null && method.isStatic()
            ? BY_NAME.get(method.getSimpleName().toString())
            : known);
  }

  private static Product inTable(MethodSymbol method) {
    String owner = unshaded(method.owner.getQualifiedName() + ".");
    String name = method.getSimpleName().toString();
    Product exact = TABLE.get(owner + name);
    for (int end = name.length(); exact == null && end >= 0; end--) {
      exact = TABLE.get(owner + name.substring(0, end) + "*");
    }
    return exact;
  }
}
