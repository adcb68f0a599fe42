package io.github.mapvet.cli;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.ErrorProneOptions;
import com.google.errorprone.VisitorState;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.matchers.Suppressible;
import com.google.errorprone.scanner.ErrorProneScanner;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePath;
import com.sun.tools.javac.code.Symbol.CompletionFailure;
import com.sun.tools.javac.util.Context;
import io.github.mapvet.cli.report.Problem;
import io.github.mapvet.report.FaultLog;
import java.util.ArrayList;
import java.util.List;

/**
 * Error Prone's scanner for code that does not compile: what a rule throws is noted, and the scan
 * goes on. The stock scanner ends the compilation.
 */
final class RuleScanner extends ErrorProneScanner {
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

  /** The faults so far. */
  List<Problem> problems() {
    List<Problem> all = new ArrayList<>(problems);
    FaultLog.of(context)
        .faults()
        .forEach(
            fault ->
                all.add(
                    new Problem(
                        Problem.Level.FAULT, "", fault.describe().replaceFirst("^mapvet: ", ""))));
    return all;
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
