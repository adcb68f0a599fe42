package io.github.mapvet.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a program that ran on its own left behind.
 *
 * @param exit its exit code
 * @param output all it printed, errors too
 */
public record Forked(int exit, String output) {

  /** What javac's internals must be opened for, as users write it. */
  public static final ImmutableList<String> EXPORTS =
      ImmutableList.of(
          "--add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.comp=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.main=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.model=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.parser=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.processing=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.tree=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED",
          "--add-opens=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED",
          "--add-opens=jdk.compiler/com.sun.tools.javac.comp=ALL-UNNAMED");

  /** Runs a command to its end. */
  static Forked run(List<String> command) throws IOException, InterruptedException {
    return run(Path.of(""), command);
  }

  /** Runs a command to its end in this folder. */
  public static Forked run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    return run(folder, Map.of(), command);
  }

  /** Runs a command to its end in this folder, with these variables set. */
  static Forked run(Path folder, Map<String, String> variables, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toAbsolutePath().toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Forked(process.waitFor(), output);
  }

  /** Runs {@code java} with javac's internals opened. */
  static Forked java(Jdk jdk, List<String> arguments) throws IOException, InterruptedException {
    return run(
        Stream.of(List.of(jdk.program("java")), EXPORTS, arguments).flatMap(List::stream).toList());
  }

  /**
   * What javac is told to run Error Prone.
   *
   * @param processors the path of Error Prone and its plugins
   * @param flags of Error Prone; a blank before each
   */
  public static ImmutableList<String> plugin(String processors, String flags) {
    return ImmutableList.of(
        "-XDcompilePolicy=simple",
        "--should-stop=ifError=FLOW",
        "-processorpath",
        processors,
        "-Xplugin:ErrorProne" + flags);
  }

  /** Runs {@code javac} with its internals opened. */
  public static Forked javac(Jdk jdk, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> exports = EXPORTS.stream().map("-J"::concat).toList();
    return run(
        Stream.of(List.of(jdk.program("javac")), exports, arguments)
            .flatMap(List::stream)
            .toList());
  }
}
