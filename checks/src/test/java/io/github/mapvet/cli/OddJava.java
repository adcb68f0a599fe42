package io.github.mapvet.cli;

import com.google.common.base.Ascii;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Makes odd but valid Java: the language's features, up to those of the running release, nested in
 * each other around containers and locks.
 */
final class OddJava {
  private static final int DEEPEST = 4;

  private final Random random;
  private final int release;

  /** Whether the code at hand may use {@code this}. */
  private final Deque<Boolean> instance = new ArrayDeque<>();

  private int names;

  /**
   * @param random decides; the same seed gives the same programs
   * @param release the Java release whose features may be used
   */
  OddJava(Random random, int release) {
    this.random = random;
    this.release = release;
  }

  /** A compilation unit whose classes are in no package. */
  String program() {
    String type = name("Odd");
    return """
        import java.util.*;
        import java.util.concurrent.*;
        import java.util.concurrent.atomic.*;
        import java.util.concurrent.locks.*;
        import java.util.function.*;

        sealed interface Shape%1$s permits Point%1$s, Group%1$s {}
        record Point%1$s(Map<String, List<Integer>> at, int size) implements Shape%1$s {
          static final Map<String, Integer> SEEN = new HashMap<>();
          Point%1$s { at = Map.copyOf(at); SEEN.merge("p", 1, Integer::sum); }
          Point%1$s(int size) { this(new HashMap<>(), size); }
        }
        record Group%1$s(Shape%1$s... of) implements Shape%1$s {}
        enum Kind%1$s implements Runnable {
          ONE { @Override public void run() { %2$s } },
          TWO(new HashMap<>());
          static Map<String, List<Integer>> M = new HashMap<>();
          static List<String> L = new ArrayList<>();
          static Object O = L;
          static int N;
          static final Object LOCK = new Object();
          final Map<String, Integer> own;
          Kind%1$s(Map<String, Integer> own) { this.own = own; }
          Kind%1$s() { this(Map.of()); }
          @Override public void run() { own.clear(); }
        }
        class %1$s<T extends Object & Comparable<? super T>> {
          static Map<String, List<Integer>> M = new ConcurrentHashMap<>();
          static List<String> L = Collections.synchronizedList(new ArrayList<>());
          static Object O = M;
          static volatile int N;
          static final Object LOCK = %1$s.class;
          private final Map<String, List<Integer>> m = new HashMap<>();
          private List<String> l = new ArrayList<>(), spare = l;
          private final List<?>[] others = { l, null };
          private volatile Map<T, ? super Number> held = new TreeMap<>();
          private final AtomicReference<Map<String, ?>> holder = new AtomicReference<>(m);
          private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
          Object o = this;
          int n;
          static { %3$s }
          { %4$s }
          %1$s() { %5$s }
          <X extends Comparable<X> & java.io.Serializable> X pick(X one, T... more) throws Exception { %6$s return one; }
          static void still(int... numbers) { %7$s }
          class Inner { void run() { %8$s } }
        }
        """
        .formatted(
            type,
            inside(false, 2),
            inside(false, 2),
            inside(true, 2),
            inside(true, 2),
            inside(true, 0),
            inside(false, 0),
            inside(true, 1));
  }

  private String inside(boolean isInstance, int depth) {
    instance.push(isInstance);
    String code = block(depth);
    instance.pop();
    return code;
  }

  private String block(int depth) {
    StringBuilder code = new StringBuilder();
    for (int i = random.nextInt(depth >= DEEPEST ? 1 : 3); i >= 0; i--) {
      code.append(depth >= DEEPEST ? simple() : statement(depth + 1)).append(' ');
    }
    return code.toString();
  }

  private String name(String start) {
    return start + names++;
  }

  private String map() {
    return reach("m");
  }

  private String list() {
    return reach("l");
  }

  /** An instance's field or, in static code and now and then elsewhere, the class's. */
  private String reach(String name) {
    return instance.getFirst() && random.nextInt(3) > 0 ? name : Ascii.toUpperCase(name);
  }

  private String key() {
    return oneOf(List.of("\"k\"", "String.valueOf(" + reach("n") + ")", "(\"a\" + 1).trim()"));
  }

  private <V> V oneOf(List<V> options) {
    return options.get(random.nextInt(options.size()));
  }

  /** A statement that holds no other. */
  private String simple() {
    String map = map();
    String list = list();
    String key = key();
    return oneOf(
        List.of(
            map + ".put(" + key + ", new ArrayList<>());",
            map + ".computeIfAbsent(" + key + ", k -> new ArrayList<>()).add(1);",
            map + ".merge(" + key + ", List.of(1), (a, b) -> { b.forEach(a::add); return a; });",
            map + ".keySet().removeIf(String::isEmpty);",
            map + ".entrySet().iterator().next().setValue(null);",
            list + ".addAll(" + map + ".keySet());",
            list + ".subList(0, 1).clear();",
            "System.out.println(" + map + " + \"\" + " + list + ");",
            "if (!" + map + ".containsKey(" + key + ")) " + map + ".put(" + key + ", null);",
            "for (String s : " + list + ") if (s.isEmpty()) " + list + ".remove(s);",
            "String " + name("x") + " = \"\"\"\n a \"b\" \\\n c\"\"\";",
            "assert " + map + ".size() < 3 : " + list + ";",
            "int " + name("x") + " = " + list + ".isEmpty() ? 0 : " + list + ".get(0).length();",
            "Object " + name("x") + " = (Supplier<?> & java.io.Serializable) " + map + "::keySet;",
            "new HashMap<>(" + map + ") {{ putAll(" + map + "); }}.clear();",
            ";"));
  }

  private String statement(int depth) {
    if (random.nextInt(4) == 0) {
      return simple();
    }
    List<Supplier<String>> kinds =
        List.of(
            () -> "for (var %s : %s.keySet()) { %s }".formatted(name("e"), map(), block(depth)),
            () -> "synchronized (%s) { %s }".formatted(lock(), block(depth)),
            () -> "try { %s } finally { %s }".formatted(block(depth), block(depth)),
            () ->
                "try { %s } catch (ConcurrentModificationException | NoSuchElementException %s) { %s }"
                    .formatted(block(depth), name("e"), block(depth)),
            () -> "Runnable %s = () -> { %s };".formatted(name("r"), block(depth)),
            () -> "new Thread(() -> { %s }).start();".formatted(block(depth)),
            () ->
                "%s.forEach((%s, %s) -> { %s });"
                    .formatted(map(), name("k"), name("v"), block(depth)),
            () -> "new Object() { void go() { %s } }.go();".formatted(block(depth)),
            () -> localType(depth),
            () -> labelled(depth),
            () -> choice(depth),
            () -> pattern(depth),
            () ->
                "if (%s.isEmpty()) { %s } else { %s }".formatted(map(), block(depth), block(depth)),
            () -> "do { %s } while (%s.size() > 9);".formatted(block(depth), list()),
            () -> "{ %s }".formatted(block(depth)),
            () ->
                "%s.stream().filter(s -> s != null).map(String::length).forEach(%s -> { %s });"
                    .formatted(list(), name("s"), block(depth)),
            () ->
                "try (java.io.Closeable %s = %s::size) { %s } catch (java.io.IOException %s) {}"
                    .formatted(name("c"), list(), block(depth), name("e")));
    return oneOf(kinds).get();
  }

  private String lock() {
    return oneOf(List.of("LOCK", map(), "new Object()", "\"text\".intern()"));
  }

  private String localType(int depth) {
    String type = name("Local");
    return switch (random.nextInt(3)) {
      case 0 ->
          "record %s(Map<String, Integer> of) { void go() { %s } }"
              .formatted(type, inside(false, depth));
      case 1 -> "interface %s { default void go() { %s } }".formatted(type, inside(false, depth));
      default -> "class %1$s { %1$s() { %2$s } } new %1$s();".formatted(type, block(depth));
    };
  }

  private String labelled(int depth) {
    String label = name("loop");
    return "%1$s: for (int %2$s = 0; ; %2$s++) { %3$s if (%2$s > 3) { break %1$s; } else if (%4$s.isEmpty()) continue %1$s; %5$s }"
        .formatted(label, name("i"), block(depth), list(), block(depth));
  }

  private String choice(int depth) {
    return switch (random.nextInt(3)) {
      case 0 ->
          "int %s = switch (%s) { case 1, 2 -> { %s yield 2; } default -> %s.size(); };"
              .formatted(name("x"), reach("n"), block(depth), map());
      case 1 ->
          "switch (%s) { case 1: %s case 2: { %s } break; default: }"
              .formatted(reach("n"), "{ " + block(depth) + " }", block(depth));
      default ->
          "switch (TimeUnit.DAYS) { case DAYS -> { %s } case HOURS -> throw new IllegalStateException(); default -> {} }"
              .formatted(block(depth));
    };
  }

  private String pattern(int depth) {
    String object = reach("o");
    if (release < 21 || random.nextInt(3) == 0) {
      return "if (%1$s instanceof Map<?, ?> %2$s && !%2$s.isEmpty()) { %2$s.clear(); %3$s }"
          .formatted(object, name("p"), block(depth));
    }
    String unnamed = release >= 22 ? "_" : name("u");
    return switch (random.nextInt(2)) {
      case 0 ->
          "switch (%s) { case String %s when !%s.isEmpty() -> { %s } case Map.Entry<?, ?> %s -> { %s } case null, default -> {} }"
              .formatted(
                  object,
                  name("s"),
                  list(),
                  block(depth),
                  release >= 22 ? "_" : name("u"),
                  block(depth));
      default ->
          "record R%1$s(Object a, List<?> b) {} if (%2$s instanceof R%1$s(var %3$s, List<?> %4$s)) { %4$s.clear(); %5$s }"
              .formatted(name("r"), object, unnamed, name("b"), block(depth));
    };
  }
}
