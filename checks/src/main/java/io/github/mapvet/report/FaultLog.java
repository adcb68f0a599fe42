package io.github.mapvet.report;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.tools.javac.api.JavacTrees;
import com.sun.tools.javac.util.Context;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;

/**
 * Faults of mapvet itself in one compilation. A fault costs the findings of one rule in one class
 * and nothing else; it is said aloud as a javac note, which breaks no build, not even under {@code
 * -Werror}.
 */
public final class FaultLog {
  /** Where to send what {@link Fault#describe} prints. */
  public static final String TRACKER = "https://github.com/mapvet/mapvet/issues";

  /** One fault: which rule, in which file and line, and what was thrown. */
  public record Fault(String rule, Location where, Throwable cause) {
    /** One paragraph for the user: what happened, where, what it costs, how to report it. */
    public String describe() {
      StackTraceElement[] trace = cause.getStackTrace();
      return "mapvet: fault in rule "
          + rule
          + " at "
          + where.fileName()
          + ":"
          + where.line()
          + ": "
          + cause
          + (trace.length == 0 ? "" : " at " + trace[0])
          + ". Its findings in this class are missing, all others are here. Please report this line at "
          + TRACKER
          + "; -Xep:"
          + rule
          + ":OFF (or --disable "
          + rule
          + ") avoids it.";
    }
  }

  private final List<Fault> faults = new ArrayList<>();

  /** The log of this compilation, made on first use. */
  public static FaultLog of(Context context) {
    FaultLog log = context.get(FaultLog.class);
    if (log == null) {
      log = new FaultLog();
      context.put(FaultLog.class, log);
    }
    return log;
  }

  /** Notes a fault that {@code rule} had while it looked at {@code tree}. */
  public void record(
      String rule, Tree tree, CompilationUnitTree unit, Context context, Throwable cause) {
    JavacTrees trees = JavacTrees.instance(context);
    Fault fault = new Fault(rule, Location.of(tree, unit, trees.getSourcePositions()), cause);
    faults.add(fault);
    trees.printMessage(Diagnostic.Kind.NOTE, fault.describe(), tree, unit);
  }

  /** All faults so far, in the order they happened. */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }
}
