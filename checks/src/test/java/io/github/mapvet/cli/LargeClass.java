package io.github.mapvet.cli;

import java.util.List;

/**
 * A class with many methods and half as many container fields: plain ones, some under locks,
 * listeners, maps of lists, and loops over them. The methods call each other, and all of them use
 * one more field under a lock.
 */
public final class LargeClass {
  private static final int METHODS_PER_FIELD = 10;

  /** What the methods of a field do, one after another; {@code %1$d} is the field's number. */
  private static final List<String> BODIES =
      List.of(
          "names%1$d.put(key, value);",
          "return names%1$d.get(key);",
          "if (!names%1$d.containsKey(key)) { names%1$d.put(key, value); }",
          "for (String each : names%1$d.keySet()) { %2$s(each, value); }",
          "synchronized (lock%1$d) { locked%1$d.put(key, value); }",
          "synchronized (lock%1$d) { return locked%1$d.get(key); }",
          "locked%1$d.remove(key);",
          "for (Runnable each : listeners%1$d) { each.run(); }",
          "groups%1$d.computeIfAbsent(key, k -> new ArrayList<>()).add(value);",
          "for (String each : groups%1$d.get(key)) { %2$s(each, key); }");

  private LargeClass() {}

  /** The text of a class {@code Large}. */
  public static String of(int methods) {
    StringBuilder code = new StringBuilder();
    code.append("import java.util.*;\nimport java.util.concurrent.*;\n\nclass Large {\n");
    code.append("  private final ExecutorService tasks = Executors.newCachedThreadPool();\n");
    code.append("  private final Map<String, String> seen = new HashMap<>();\n");
    for (int field = 0; field * METHODS_PER_FIELD < methods; field++) {
      code.append(FIELDS.formatted(field));
    }
    for (int method = 0; method < methods; method++) {
      addMethod(method, code);
    }
    return code.append("}\n").toString();
  }

  private static final String FIELDS =
      """
        private final Map<String, String> names%1$d = new HashMap<>();
        private final Object lock%1$d = new Object();
        private final Map<String, String> locked%1$d = new HashMap<>();
        private final List<Runnable> listeners%1$d = new ArrayList<>();
        private final Map<String, List<String>> groups%1$d = new ConcurrentHashMap<>();

        void addListener%1$d(Runnable listener) {
          listeners%1$d.add(listener);
        }

        void removeListener%1$d(Runnable listener) {
          listeners%1$d.remove(listener);
        }

        void start%1$d() {
          tasks.execute(() -> names%1$d.clear());
        }
      """;

  private static void addMethod(int number, StringBuilder code) {
    int field = number / METHODS_PER_FIELD;
    String body = BODIES.get(number % METHODS_PER_FIELD).formatted(field, "m" + number / 2);
    code.append("  %s String m%d(String key, String value) {\n".formatted(access(number), number))
        .append("    synchronized (seen) { seen.put(key, value); }\n    ")
        .append(body)
        .append(body.contains("return") ? "\n" : "\n    return m" + number / 3 + "(value, key);\n")
        .append("  }\n");
  }

  /** Every third method is only for the class itself. */
  private static String access(int number) {
    return number % 3 == 0 ? "private" : "public";
  }
}
