package io.github.mapvet.cli;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.bugpatterns.BugChecker;
import com.sun.tools.javac.api.JavacTool;
import io.github.mapvet.report.FaultLog;
import io.github.mapvet.report.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.tools.StandardJavaFileManager;

/** Opens what runs behind {@code mapvet check} to the tests of other packages. */
public final class CommandEngine {
  private CommandEngine() {}

  /**
   * Runs rules over files as the command does.
   *
   * @param rules the rules to run
   * @param classPath what the files may refer to
   * @param files Java sources, one compilation
   * @return the findings in the order of files and lines
   * @throws AssertionError when a rule has a fault
   */
  public static ImmutableList<Finding> check(
      List<BugChecker> rules, List<Path> classPath, List<Path> files) throws IOException {
    try (StandardJavaFileManager manager =
        JavacTool.create().getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      Analyzer.Result result =
          new Analyzer(rules, classPath, List.of())
              .analyze(ImmutableList.copyOf(manager.getJavaFileObjectsFromPaths(files)));
      for (FaultLog.Fault fault : result.faults()) {
        throw new AssertionError(fault.describe(), fault.cause());
      }
      return result.findings();
    }
  }
}
