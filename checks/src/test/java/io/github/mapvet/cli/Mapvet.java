package io.github.mapvet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** Runs the command line in this process, with the rules of these tests. */
final class Mapvet {

  /** What one run returned and printed. */
  record Run(int exitCode, String out, String err) {}

  private Mapvet() {}

  static Run run(Path current, Object... arguments) {
    return run(new Rules(List.of(new ClearedMap(), new FaultyRule())), current, arguments);
  }

  static Run run(Rules rules, Path current, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
    CommandLine command =
        Main.commandLine(rules, current).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = command.execute(words);
    return new Run(exitCode, out.toString(), err.toString());
  }

  /** A class with exactly one finding. */
  static String faulty(String className) {
    return "class " + className + " { java.util.Map<?, ?> map; void f() { map.clear(); } }\n";
  }

  static Path write(Path folder, String name, String text) throws IOException {
    return write(folder, name, text.getBytes(UTF_8));
  }

  static Path write(Path folder, String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }
}
