package io.github.mapvet.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.BaseErrorProneJavaCompiler;
import com.google.errorprone.bugpatterns.BugChecker;
import com.google.errorprone.scanner.ErrorProneScanner;
import com.google.errorprone.scanner.ScannerSupplier;
import com.sun.tools.javac.api.JavacTool;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import javax.tools.StandardJavaFileManager;

/** Error Prone with a few rules, in this process. */
public final class InProcessJavac {
  private InProcessJavac() {}

  /**
   * Compiles one file.
   *
   * @param rules the rules that run
   * @param source the file
   * @param classes where its classes go; exists
   * @param options what else the compiler is told
   * @return all that the compiler says
   */
  public static String compile(
      List<Class<? extends BugChecker>> rules, Path source, Path classes, String... options)
      throws IOException {
    return compile(ScannerSupplier.fromBugCheckerClasses(rules), List.of(source), classes, options);
  }

  /**
   * Compiles files under the eyes of one checker.
   *
   * @param checker is shown all of them
   * @param sources the files
   * @param classes where their classes go; exists
   * @return all that the compiler says
   */
  public static String compile(BugChecker checker, List<Path> sources, Path classes)
      throws IOException {
    return compile(ScannerSupplier.fromScanner(new ErrorProneScanner(checker)), sources, classes);
  }

  private static String compile(
      ScannerSupplier scanner, List<Path> sources, Path classes, String... options)
      throws IOException {
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files =
        JavacTool.create().getStandardFileManager(null, null, UTF_8)) {
      new BaseErrorProneJavaCompiler(scanner)
          .getTask(
              said,
              files,
              null,
              ImmutableList.<String>builder()
                  .add("-proc:none", "-XDcompilePolicy=simple", "--should-stop=ifError=FLOW")
                  .add("-d", classes.toString())
                  .add(options)
                  .build(),
              null,
              files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return said.toString();
  }
}
