package io.github.mapvet.knowledge;

import com.google.common.collect.ImmutableSet;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import java.util.regex.Pattern;

/** Which library calls leave something behind, so that twice is not the same as once. */
public final class Effects {

  /** Methods of atomics and adders that only look. */
  private static final Pattern LOOKS =
      Pattern.compile(
          "(get|getPlain|getAcquire|getOpaque|sum|max|doubleValue|floatValue|intValue"
              + "|longValue|toString|hashCode|equals|accumulator.*|compareTo)");

  /** Verbs of calls that reach beyond the program's own objects, or start something. */
  private static final Pattern ACTS =
      Pattern.compile(
          "(acquire|connect|countDown|delete|emit|enqueue|execute|fire|insert|notify|open|post"
              + "|publish|register|save|schedule|send|signal|start|submit|write)([A-Z].*)?");

  /** Those of them that reach beyond even from an object that is made for this call alone. */
  private static final Pattern REACHES_OUT =
      Pattern.compile("(connect|delete|execute|send|submit)([A-Z].*)?");

  /** Closeable in name only: nothing is lost when they are left alone. */
  private static final ImmutableSet<String> IN_MEMORY =
      ImmutableSet.of(
          "java.io.ByteArrayInputStream",
          "java.io.ByteArrayOutputStream",
          "java.io.CharArrayReader",
          "java.io.CharArrayWriter",
          "java.io.StringReader",
          "java.io.StringWriter");

  private Effects() {}

  /** Whether a call of a library's method leaves something behind. */
  public static boolean of(MethodSymbol method) {
    if (ArgumentUses.isPrinted(method)) {
      return false;
    }
    String name = method.name.toString();
    String owner = method.owner.getQualifiedName().toString();
    return owner.startsWith("java.util.concurrent.atomic.")
        ? !LOOKS.matcher(name).matches() && !method.isConstructor() && !method.isStatic()
        : ACTS.matcher(name).matches();
  }

  /** Whether a call leaves something behind also when it is made on an object of its own. */
  public static boolean reachesOut(MethodSymbol method) {
    String name = method.name.toString();
    return REACHES_OUT.matcher(name).matches()
        || (name.equals("start")
            && method.owner.getQualifiedName().contentEquals("java.lang.Thread"));
  }

  /** Whether an object that nobody uses keeps something open. */
  public static boolean keepsOpen(Type created, Types types) {
    return created != null
        && created.hasTag(TypeTag.CLASS)
        && !IN_MEMORY.contains(created.tsym.getQualifiedName().toString())
        && types.closure(created).stream()
            .anyMatch(t -> t.tsym.getQualifiedName().contentEquals("java.lang.AutoCloseable"));
  }
}
