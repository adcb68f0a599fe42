package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableSet;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;

/** Whether it matters which of two equal objects one holds. */
public enum ValueNature {
  /** Nobody tells two equal ones apart: strings, numbers, times, constants, plain records. */
  VALUE,
  /** It has no state of its own, as far as its type tells, but it is compared by identity. */
  IDENTITY,
  /** What is done to one is not seen in the other: locks, futures, containers, connections. */
  STATE;

  private static final int DEEPEST = 3;

  /** Packages of the JDK all of whose types are values, or made for one use. */
  private static final ImmutableSet<String> VALUE_PACKAGES =
      ImmutableSet.of(
          "java.lang.constant",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.math",
          "java.nio.charset",
          "java.nio.file",
          "java.nio.file.attribute",
          "java.text",
          "java.time",
          "java.time.chrono",
          "java.time.format",
          "java.util.function",
          "java.util.regex");

  private static final ImmutableSet<String> VALUES =
      ImmutableSet.of(
          "java.io.File",
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.CharSequence",
          "java.lang.Class",
          "java.lang.Comparable",
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Number",
          "java.lang.Short",
          "java.lang.String",
          "java.lang.Void",
          "java.net.Inet4Address",
          "java.net.Inet6Address",
          "java.net.InetAddress",
          "java.net.InetSocketAddress",
          "java.net.SocketAddress",
          "java.net.URI",
          "java.net.URL",
          "java.util.Calendar",
          "java.util.Comparator",
          "java.util.Currency",
          "java.util.Date",
          "java.util.Locale",
          "java.util.Map.Entry",
          "java.util.Optional",
          "java.util.OptionalDouble",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.TimeZone",
          "java.util.UUID");

  /** What a class that could not be found mostly is, by the end of its name. */
  private static final ImmutableSet<String> STATEFUL_NAMES =
      ImmutableSet.of("Lock", "Future", "Map", "List", "Set", "Queue", "Connection", "Session");

  /**
   * What the objects of a type are.
   *
   * @param type any type, also erroneous; what an interface hides is taken from its methods
   */
  public static ValueNature of(Type type, Types types) {
    return of(type, types, DEEPEST);
  }

  private static ValueNature of(Type type, Types types, int depth) {
    if (type == null || type.isPrimitiveOrVoid() || type.hasTag(TypeTag.BOT)) {
      return VALUE;
    }
    if (type.isErroneous()) {
      return byName(type);
    }
    if (!type.hasTag(TypeTag.CLASS) || !(type.tsym instanceof ClassSymbol symbol)) {
      return IDENTITY;
    }
    String name = symbol.getQualifiedName().toString();
    if (isValue(symbol, name)) {
      return VALUE;
    }
    if (name.equals("java.lang.Object")) {
      return IDENTITY;
    }
    if (name.startsWith("java.") || name.startsWith("javax.") || depth == 0) {
      return STATE;
    }
    return (symbol.flags() & Flags.INTERFACE) != 0
        ? ofInterface(type, types)
        : ofClass(type, types, depth);
  }

  private static ValueNature byName(Type type) {
    String name = type.tsym == null ? "" : type.tsym.getSimpleName().toString();
    return STATEFUL_NAMES.stream().anyMatch(name::endsWith) ? STATE : IDENTITY;
  }

  private static boolean isValue(ClassSymbol symbol, String name) {
    return VALUES.contains(name)
        || VALUE_PACKAGES.contains(packageOf(symbol, name))
        || name.startsWith("com.google.common.collect.Immutable")
        || (symbol.flags() & (Flags.ENUM | Flags.ANNOTATION)) != 0;
  }

  private static String packageOf(ClassSymbol symbol, String name) {
    int end = name.length() - symbol.getSimpleName().length() - 1;
    return name.substring(0, Math.max(0, end));
  }

  /** A method that gives nothing back does something. */
  private static ValueNature ofInterface(Type type, Types types) {
    for (Type t : types.closure(type)) {
      for (Symbol member : t.tsym.members().getSymbols()) {
        if (member instanceof MethodSymbol method
            && !method.isStatic()
            && t.isInterface()
            && method.getReturnType().hasTag(TypeTag.VOID)) {
          return STATE;
        }
      }
    }
    return IDENTITY;
  }

  /** A class has state if a field can be assigned, or holds something that has. */
  private static ValueNature ofClass(Type type, Types types, int depth) {
    boolean comparesByValue = false;
    for (Type t = type; isDeclaredByProgram(t); t = types.supertype(t)) {
      for (Symbol member : t.tsym.members().getSymbols()) {
        if (member instanceof VarSymbol field
            && !field.isStatic()
            && isState(field, types, depth)) {
          return STATE;
        }
        comparesByValue |= member instanceof MethodSymbol && member.name.contentEquals("equals");
      }
    }
    boolean isRecord = (type.tsym.flags() & Flags.RECORD) != 0;
    return isRecord || comparesByValue ? VALUE : IDENTITY;
  }

  private static boolean isDeclaredByProgram(Type type) {
    return type.hasTag(TypeTag.CLASS)
        && !type.tsym.getQualifiedName().contentEquals("java.lang.Object");
  }

  private static boolean isState(VarSymbol field, Types types, int depth) {
    return (field.flags() & Flags.FINAL) == 0 || of(field.type, types, depth - 1) == STATE;
  }
}
