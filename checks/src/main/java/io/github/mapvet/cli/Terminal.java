package io.github.mapvet.cli;

import java.io.Console;
import picocli.CommandLine.Help.Ansi;

/** Whether somebody is looking. */
final class Terminal {
  private Terminal() {}

  /** Whether standard input and output are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // what is true from JDK 22 on comes next
  static boolean isInteractive() {
    Console console = System.console();
    return console != null && isTerminal(console);
  }

  /** Whether to use colours on standard output: not for files, nor against NO_COLOR's will. */
  static boolean hasColours() {
    return isInteractive() && Ansi.AUTO.enabled();
  }

  /** From JDK 22 on there is always a console, which knows whether it is a terminal. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
