package io.github.mapvet.knowledge;

import static io.github.mapvet.knowledge.Safety.CONCURRENT;
import static io.github.mapvet.knowledge.Safety.COPY_ON_WRITE;
import static io.github.mapvet.knowledge.Safety.IMMUTABLE;
import static io.github.mapvet.knowledge.Safety.SYNCHRONIZED;
import static io.github.mapvet.knowledge.Safety.UNKNOWN;
import static io.github.mapvet.knowledge.Safety.UNSAFE;
import static io.github.mapvet.knowledge.Safety.UNSAFE_WEAKLY_CONSISTENT;

import com.google.common.collect.ImmutableMap;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.util.Context;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which types are containers, and what their declared type alone promises. Judged by supertypes,
 * nearest first, so that a user's subclass of {@code HashMap} is a {@code HashMap}; a supertype
 * that is missing from the class path is passed over.
 */
public final class ContainerTypes {

  /** Supertypes that make a type a container, the more special ones found first on the way up. */
  private static final ImmutableMap<String, ContainerKind> KINDS =
      ImmutableMap.<String, ContainerKind>builder()
          .put("com.google.common.collect.Multimap", ContainerKind.MULTIMAP)
          .put("com.google.common.collect.Multiset", ContainerKind.MULTISET)
          .put("com.google.common.collect.RangeMap", ContainerKind.TABLE)
          .put("com.google.common.collect.RangeSet", ContainerKind.TABLE)
          .put("com.google.common.collect.Table", ContainerKind.TABLE)
          .put("java.util.Collection", ContainerKind.COLLECTION)
          .put("java.util.List", ContainerKind.LIST)
          .put("java.util.Map", ContainerKind.MAP)
          .put("java.util.Queue", ContainerKind.QUEUE)
          .put("java.util.Set", ContainerKind.SET)
          .buildOrThrow();

  /**
   * What the JDK's and Guava's own types promise, from their class documentation. {@code
   * Properties} delegates to a {@code ConcurrentHashMap} since JDK 9.
   */
  private static final ImmutableMap<String, Safety> SAFETY =
      ImmutableMap.<String, Safety>builder()
          .put("com.google.common.collect.ArrayListMultimap", UNSAFE)
          .put("com.google.common.collect.ArrayTable", UNSAFE)
          .put("com.google.common.collect.ConcurrentHashMultiset", CONCURRENT)
          .put("com.google.common.collect.EnumBiMap", UNSAFE)
          .put("com.google.common.collect.EnumHashBiMap", UNSAFE)
          .put("com.google.common.collect.EnumMultiset", UNSAFE)
          .put("com.google.common.collect.EvictingQueue", UNSAFE)
          .put("com.google.common.collect.HashBasedTable", UNSAFE)
          .put("com.google.common.collect.HashBiMap", UNSAFE)
          .put("com.google.common.collect.HashMultimap", UNSAFE)
          .put("com.google.common.collect.HashMultiset", UNSAFE)
          .put("com.google.common.collect.ImmutableCollection", IMMUTABLE)
          .put("com.google.common.collect.ImmutableMap", IMMUTABLE)
          .put("com.google.common.collect.ImmutableMultimap", IMMUTABLE)
          .put("com.google.common.collect.ImmutableRangeMap", IMMUTABLE)
          .put("com.google.common.collect.ImmutableRangeSet", IMMUTABLE)
          .put("com.google.common.collect.ImmutableTable", IMMUTABLE)
          .put("com.google.common.collect.LinkedHashMultimap", UNSAFE)
          .put("com.google.common.collect.LinkedHashMultiset", UNSAFE)
          .put("com.google.common.collect.LinkedListMultimap", UNSAFE)
          .put("com.google.common.collect.MinMaxPriorityQueue", UNSAFE)
          .put("com.google.common.collect.TreeBasedTable", UNSAFE)
          .put("com.google.common.collect.TreeMultimap", UNSAFE)
          .put("com.google.common.collect.TreeMultiset", UNSAFE)
          .put("com.google.common.collect.TreeRangeMap", UNSAFE)
          .put("com.google.common.collect.TreeRangeSet", UNSAFE)
          .put("java.util.ArrayDeque", UNSAFE)
          .put("java.util.ArrayList", UNSAFE)
          .put("java.util.EnumMap", UNSAFE_WEAKLY_CONSISTENT)
          .put("java.util.EnumSet", UNSAFE_WEAKLY_CONSISTENT)
          .put("java.util.HashMap", UNSAFE)
          .put("java.util.HashSet", UNSAFE)
          .put("java.util.Hashtable", SYNCHRONIZED)
          .put("java.util.IdentityHashMap", UNSAFE)
          .put("java.util.LinkedList", UNSAFE)
          .put("java.util.PriorityQueue", UNSAFE)
          .put("java.util.Properties", CONCURRENT)
          .put("java.util.TreeMap", UNSAFE)
          .put("java.util.TreeSet", UNSAFE)
          .put("java.util.Vector", SYNCHRONIZED)
          .put("java.util.WeakHashMap", UNSAFE)
          .put("java.util.concurrent.BlockingQueue", CONCURRENT)
          .put("java.util.concurrent.ConcurrentHashMap.KeySetView", CONCURRENT)
          .put("java.util.concurrent.ConcurrentLinkedDeque", CONCURRENT)
          .put("java.util.concurrent.ConcurrentLinkedQueue", CONCURRENT)
          .put("java.util.concurrent.ConcurrentMap", CONCURRENT)
          .put("java.util.concurrent.ConcurrentSkipListSet", CONCURRENT)
          .put("java.util.concurrent.CopyOnWriteArrayList", COPY_ON_WRITE)
          .put("java.util.concurrent.CopyOnWriteArraySet", COPY_ON_WRITE)
          .buildOrThrow();

  /** By what a container's name ends in, for a class that could not be found. */
  private static final ImmutableMap<String, ContainerKind> UNRESOLVED_NAMES =
      ImmutableMap.of(
          "Multimap", ContainerKind.MULTIMAP,
          "Map", ContainerKind.MAP,
          "List", ContainerKind.LIST,
          "Set", ContainerKind.SET,
          "Queue", ContainerKind.QUEUE,
          "Deque", ContainerKind.QUEUE);

  /**
   * Words in the names of classes made for several threads; {@code M} and {@code S} are JCTools'.
   */
  private static final Pattern CONCURRENT_NAMES =
      Pattern.compile("Blocking|Concurrent|LockFree|Mpmc|Mpsc|Spmc|Spsc|ThreadSafe");

  /** What a type is: its family, and what its declaration promises. */
  public record ContainerType(ContainerKind kind, Safety safety) {}

  private final Types types;
  private final Libraries libraries;
  private final Map<TypeSymbol, Optional<ContainerType>> known = new HashMap<>();

  /**
   * The types of one compilation.
   *
   * @param libraries what users add
   */
  public ContainerTypes(Context context, Libraries libraries) {
    this.types = Types.instance(context);
    this.libraries = libraries;
  }

  /**
   * What {@code type} is as a container.
   *
   * @param type any type, also null or erroneous
   * @return empty for what is no container
   */
  public Optional<ContainerType> classify(Type type) {
    if (type == null || type.isPrimitive()) {
      return Optional.empty();
    }
    if (type.isErroneous() && type.getTag() != TypeTag.CLASS) {
      return unresolved(type);
    }
    TypeSymbol symbol = type.getTag() == TypeTag.CLASS ? type.tsym : types.erasure(type).tsym;
    if (symbol == null) {
      return Optional.empty();
    }
    Optional<ContainerType> answer = known.get(symbol);
    if (answer == null) {
      answer = classifyUncached(types.erasure(type));
      known.put(symbol, answer);
    }
    return answer;
  }

  /** A class that is missing from the class path can only be judged by how it is called. */
  private static Optional<ContainerType> unresolved(Type type) {
    String name = type.tsym == null ? "" : type.tsym.getSimpleName().toString();
    return UNRESOLVED_NAMES.entrySet().stream()
        .filter(e -> name.endsWith(e.getKey()))
        .findFirst()
        .map(e -> new ContainerType(e.getValue(), byName(type.tsym)));
  }

  private Optional<ContainerType> classifyUncached(Type type) {
    Safety safety = null;
    ContainerKind kind = null;
    Set<TypeSymbol> seen = new HashSet<>();
    Queue<Type> next = new ArrayDeque<>();
    next.add(type);
    while (!next.isEmpty()) {
      Type t = next.remove();
      if (t.tsym == null || t.getTag() != TypeTag.CLASS || !seen.add(t.tsym)) {
        continue;
      }
      String name = t.tsym.getQualifiedName().toString();
      safety = safety == null ? libraries.safetyOf(name).orElse(SAFETY.get(name)) : safety;
      kind = moreSpecial(kind, KINDS.get(name));
      next.add(types.supertype(t));
      next.addAll(types.interfaces(t));
    }
    return kind == null
        ? Optional.empty()
        : Optional.of(new ContainerType(kind, safety == null ? byName(type.tsym) : safety));
  }

  /** A class of its own that says what it is: {@code ConcurrentSet}, {@code MpscArrayQueue}. */
  private static Safety byName(TypeSymbol type) {
    String name = type.getSimpleName().toString();
    if (CONCURRENT_NAMES.matcher(name).find()) {
      return CONCURRENT;
    }
    if (name.contains("CopyOnWrite")) {
      return COPY_ON_WRITE;
    }
    return name.contains("Synchronized") ? SYNCHRONIZED : UNKNOWN;
  }

  /**
   * {@code Collection} is above {@code List}, {@code Set} and {@code Queue}; the first of those met
   * is the family.
   */
  private static ContainerKind moreSpecial(ContainerKind found, ContainerKind met) {
    return found == null || (found == ContainerKind.COLLECTION && met != null) ? met : found;
  }
}
