package io.github.mapvet.harness;

import static com.google.common.base.StandardSystemProperty.JAVA_CLASS_PATH;
import static com.google.testing.compile.Compiler.javac;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** The first front door: javac with Error Prone, and the rules as its plugin. */
final class PluginDoor {
  /** Error Prone's own checks for the same faults: on, so that a double report shows. */
  private static final ImmutableList<String> NEIGHBOURS =
      ImmutableList.of(
          "ModifyCollectionInEnhancedForLoop",
          "ModifySourceCollectionInStream",
          "GuardedBy",
          "DoubleCheckedLocking");

  /** Error Prone's frame around a message: the check before it, the page and its patch after it. */
  private static final Pattern MESSAGE =
      Pattern.compile(
          "\\[(?<check>\\w+)\\] (?<text>.*?)(\n *\\(see .*)?(\n *Did you mean .*)?",
          Pattern.DOTALL);

  private PluginDoor() {}

  /**
   * What came out.
   *
   * @param entries the diagnostics of the checks
   * @param errors what else javac calls an error: broken code
   */
  record Result(ImmutableList<Entry> entries, ImmutableList<String> errors) {}

  /**
   * Compiles the files with all rules on, each at its default severity.
   *
   * @throws AssertionError when a rule has a fault, or Error Prone crashes
   */
  static Result check(List<Path> files) throws IOException {
    ImmutableList<String> ours = Rules.names();
    ImmutableList.Builder<Entry> entries = ImmutableList.builder();
    ImmutableList.Builder<String> errors = ImmutableList.builder();
    for (Diagnostic<? extends JavaFileObject> diagnostic : compile(files, ours).diagnostics()) {
      String text = diagnostic.getMessage(Locale.ENGLISH);
      if (text.startsWith("mapvet: ") || text.contains("An unhandled exception was thrown")) {
        throw new AssertionError(text);
      } else if (diagnostic.getCode().endsWith(".error.prone")) {
        entries.add(entry(diagnostic, text, ours));
      } else if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
        errors.add(diagnostic.toString());
      }
    }
    return new Result(entries.build(), errors.build());
  }

  private static Compilation compile(List<Path> files, List<String> ours) throws IOException {
    ImmutableList.Builder<JavaFileObject> sources = ImmutableList.builder();
    for (Path file : files) {
      sources.add(JavaFileObjects.forResource(file.toUri().toURL()));
    }
    return javac()
        .withClasspath(Libraries.files())
        .withOptions(options(ours))
        .compile(sources.build());
  }

  private static ImmutableList<String> options(List<String> ours) {
    String enabled =
        Stream.concat(ours.stream(), NEIGHBOURS.stream()).map(" -Xep:"::concat).collect(joining());
    return ImmutableList.of(
        "-Xplugin:ErrorProne -XepDisableAllChecks" + enabled,
        // The only place from which Error Prone loads rules.
        "-processorpath",
        JAVA_CLASS_PATH.value(),
        "-proc:none",
        "-XDcompilePolicy=simple",
        "--should-stop=ifError=FLOW",
        "-Xmaxerrs",
        "10000",
        "-Xmaxwarns",
        "10000");
  }

  private static Entry entry(
      Diagnostic<? extends JavaFileObject> diagnostic, String message, List<String> ours) {
    Matcher parts = MESSAGE.matcher(message);
    if (!parts.matches()) {
      throw new AssertionError("not the form of Error Prone's messages: " + message);
    }
    String check = parts.group("check");
    String severity =
        switch (diagnostic.getKind()) {
          case ERROR -> "error";
          case WARNING, MANDATORY_WARNING -> "warning";
          case NOTE, OTHER -> "suggestion";
        };
    return new Entry(
        Path.of(diagnostic.getSource().toUri()).getFileName().toString(),
        (int) diagnostic.getLineNumber(),
        0,
        severity,
        check,
        ours.contains(check) ? unindent(parts.group("text")) : "",
        ImmutableList.of());
  }

  /** Undoes what javac does to the lines after the first. */
  private static String unindent(String text) {
    return text.replace("\n  ", "\n");
  }
}
