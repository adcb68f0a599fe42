package io.github.mapvet.knowledge;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Type;
import java.util.LinkedHashSet;
import java.util.Set;

/** All that a class extends and implements, itself included. */
public final class Supertypes {
  private Supertypes() {}

  /**
   * The qualified names of a class and of all its supertypes, nearest first; a supertype that could
   * not be resolved is there by the name the source gives it.
   */
  public static Set<String> of(TypeSymbol type) {
    Set<String> names = new LinkedHashSet<>();
    collect(type, names);
    return names;
  }

  private static void collect(TypeSymbol type, Set<String> into) {
    if (!(type instanceof ClassSymbol symbol) || !into.add(symbol.getQualifiedName().toString())) {
      return;
    }
    collect(symbol.getSuperclass().tsym, into);
    for (Type above : symbol.getInterfaces()) {
      collect(above.tsym, into);
    }
  }
}
