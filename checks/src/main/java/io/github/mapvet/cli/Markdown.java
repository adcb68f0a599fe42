package io.github.mapvet.cli;

import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** Markdown on a terminal: headings bold, code in another colour, the rest as it is. */
final class Markdown {
  private final boolean colours;

  /**
   * @param colours whether to use ANSI colours; without them the text stays as it is
   */
  Markdown(boolean colours) {
    this.colours = colours;
  }

  /** The page for a terminal, every line ended. */
  String render(String page) {
    StringBuilder text = new StringBuilder();
    boolean code = false;
    for (String line : page.lines().toList()) {
      boolean fence = line.startsWith("```");
      if (code || fence) {
        text.append(style(line, Style.fg_cyan));
      } else if (line.startsWith("#")) {
        text.append(style(line, Style.bold));
      } else {
        text.append(line);
      }
      text.append('\n');
      code ^= fence;
    }
    return text.toString();
  }

  private String style(String line, IStyle style) {
    return colours && !line.isEmpty() ? Style.on(style) + line + Style.reset.on() : line;
  }
}
