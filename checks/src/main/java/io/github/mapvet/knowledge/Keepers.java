package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableSetMultimap;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Type;

/**
 * Library methods that keep what they are given: in a container, a future, a reference, or in the
 * object they return.
 */
public final class Keepers {

  /** Methods that store their arguments where other code finds them; a subtype's count too. */
  private static final ImmutableSetMultimap<String, String> STORES =
      ImmutableSetMultimap.<String, String>builder()
          .putAll("java.util.Collection", "add", "addFirst", "addLast", "offer", "push", "put")
          .putAll("java.util.Map", "merge", "put", "putIfAbsent", "replace")
          .putAll("java.util.concurrent.CompletableFuture", "complete")
          .putAll(
              "java.util.concurrent.atomic.AtomicReference",
              "compareAndSet",
              "getAndSet",
              "lazySet",
              "set")
          .build();

  /** Methods whose result holds their arguments. */
  private static final ImmutableSetMultimap<String, String> WRAPS =
      ImmutableSetMultimap.<String, String>builder()
          .putAll("java.util.AbstractMap.SimpleEntry", "<init>")
          .putAll("java.util.AbstractMap.SimpleImmutableEntry", "<init>")
          .putAll("java.util.Arrays", "asList")
          .putAll("java.util.List", "of")
          .putAll("java.util.Map", "entry", "of")
          .putAll("java.util.Optional", "of", "ofNullable")
          .putAll("java.util.concurrent.CompletableFuture", "completedFuture", "completedStage")
          .build();

  private Keepers() {}

  /** Whether the method stores its arguments. */
  public static boolean keepsArguments(MethodSymbol method) {
    return STORES.containsValue(method.name.toString())
        && isIn(STORES, method, (TypeSymbol) method.owner);
  }

  /** Whether what the method or constructor gives holds its arguments. */
  public static boolean wraps(MethodSymbol method) {
    return WRAPS.containsEntry(name((TypeSymbol) method.owner), method.name.toString())
        || isCanonicalConstructor(method);
  }

  private static boolean isCanonicalConstructor(MethodSymbol method) {
    return method.isConstructor()
        && method.owner instanceof ClassSymbol owner
        && (owner.flags() & com.sun.tools.javac.code.Flags.RECORD) != 0;
  }

  private static boolean isIn(
      ImmutableSetMultimap<String, String> table, MethodSymbol method, TypeSymbol owner) {
    if (table.containsEntry(name(owner), method.name.toString())) {
      return true;
    }
    if (!(owner instanceof ClassSymbol type)) {
      return false;
    }
    for (Type above : type.getInterfaces()) {
      if (isIn(table, method, above.tsym)) {
        return true;
      }
    }
    return type.getSuperclass().tsym != null && isIn(table, method, type.getSuperclass().tsym);
  }

  private static String name(TypeSymbol type) {
    return type.getQualifiedName().toString();
  }
}
