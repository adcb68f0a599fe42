package io.github.mapvet.cli;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.ErrorProneOptions;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.matchers.Suppressible;
import com.google.errorprone.scanner.ErrorProneScanner;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.CompletionFailure;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.Context;
import io.github.mapvet.report.FaultLog;
import io.github.mapvet.report.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Error Prone's scanner for code that does not compile: what a rule throws is noted, and the scan
 * goes on. The stock scanner ends the compilation.
 */
final class RuleScanner extends ErrorProneScanner {
  private static final int NAMED = 3;

  private final Context context;
  private final VisitorState state;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param rules what to run; findings go to the context's sink
   * @param context a compilation whose files are attributed
   */
  RuleScanner(List<BugChecker> rules, Context context) {
    super(rules, severities(rules));
    this.context = context;
    this.state =
        VisitorState.createConfiguredForCompilation(
            context,
            description -> {},
            severityMap(),
            // No built-in check runs here: rules need not leave anything to them.
            ErrorProneOptions.processArgs(ImmutableList.of("-XepDisableAllChecks")));
  }

  /** Runs the rules over one file. */
  void scan(CompilationUnitTree unit) {
    try {
      scan(new TreePath(unit), state);
    } catch (CompletionFailure e) {
      // A class file that is missing; javac has said so where the code names it.
      return;
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
      String path = unit.getSourceFile().getName();
      problems.add(new Problem(Problem.Level.FAULT, path, describe(e)));
    }
  }

  /**
   * What javac could not attribute, such as the body of a lambda in a call that it does not know,
   * has no symbols; Error Prone asks for those of declarations.
   */
  @Override
  public Void scan(Tree tree, VisitorState state) {
    return isDeclarationWithoutSymbol(tree) ? null : super.scan(tree, state);
  }

  private static boolean isDeclarationWithoutSymbol(Tree tree) {
    boolean isDeclaration =
        tree instanceof ClassTree || tree instanceof MethodTree || tree instanceof VariableTree;
    return isDeclaration && TreeInfo.symbolFor((JCTree) tree) == null;
  }

  /**
   * The faults so far, one for each rule and kind: the others would say the same, and the JVM stops
   * giving details of what it throws often.
   */
  List<Problem> problems() {
    List<Problem> all = new ArrayList<>(problems);
    FaultLog.of(context).faults().stream()
        .collect(groupingBy(f -> f.rule() + f.cause().getClass(), LinkedHashMap::new, toList()))
        .values()
        .forEach(same -> all.add(problem(same)));
    return all;
  }

  private static Problem problem(List<FaultLog.Fault> same) {
    String first = same.get(0).describe().replaceFirst("^mapvet: ", "");
    String more =
        same.size() == 1
            ? ""
            : " The same in "
                + same.stream()
                    .skip(1)
                    .limit(NAMED)
                    .map(f -> f.where().fileName() + ":" + f.where().line())
                    .collect(joining(", "))
                + (same.size() - 1 > NAMED ? " and " + (same.size() - 1 - NAMED) + " more." : ".");
    return new Problem(Problem.Level.FAULT, "", first + more);
  }

  @Override
  protected void handleError(Suppressible rule, Throwable cause) {
    if (cause instanceof CompletionFailure) {
      return; // see scan
    }
    TreePath path = getCurrentPath();
    FaultLog.of(context)
        .record(rule.canonicalName(), path.getLeaf(), path.getCompilationUnit(), context, cause);
  }

  private static String describe(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return "fault in the scanner: "
        + e
        + (trace.length == 0 ? "" : " at " + trace[0])
        + ". Findings in this file may be missing, all others are here. Please report this line at "
        + FaultLog.TRACKER
        + ".";
  }

  private static ImmutableMap<String, SeverityLevel> severities(List<BugChecker> rules) {
    return rules.stream()
        .collect(toImmutableMap(BugChecker::canonicalName, BugChecker::defaultSeverity));
  }
}
