package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableSet;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import java.util.Optional;
import java.util.Set;

/** Calls that register code to be run at the end of something, from their documentation. */
public final class Hooks {
  private static final ImmutableSet<String> LISTEN =
      ImmutableSet.of("addCallback", "addListener", "onComplete", "onFailure", "onSuccess");

  private Hooks() {}

  /** What a function that is given to a method or constructor is, for messages. */
  public static Optional<String> kindOf(MethodSymbol method) {
    return isForTheEnd(method)
        ? Optional.of(
            method.name.contentEquals("register") ? "a Cleaner's action" : "a shutdown hook")
        : isCallback(method) ? Optional.of("a future's callback") : Optional.empty();
  }

  /** Whether a method registers what is run at the end of the program, or of an object. */
  public static boolean isForTheEnd(MethodSymbol method) {
    String owner = method.owner.getQualifiedName().toString();
    return (method.name.contentEquals("addShutdownHook") && owner.equals("java.lang.Runtime"))
        || (method.name.contentEquals("register") && owner.equals("java.lang.ref.Cleaner"));
  }

  private static boolean isCallback(MethodSymbol method) {
    if (ThreadEntries.isCallback(method)) {
      return true;
    }
    Set<String> types = Supertypes.of((TypeSymbol) method.owner);
    return LISTEN.contains(method.name.toString())
        && types.stream()
            .anyMatch(t -> t.endsWith("Future") || t.endsWith("Futures") || t.endsWith("Promise"));
  }
}
