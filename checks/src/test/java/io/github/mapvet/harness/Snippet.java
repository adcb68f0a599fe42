package io.github.mapvet.harness;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A copy of a file's lines on a page: between fences such as <code>```java BadLoop.java</code>.
 *
 * @param line where the fence begins, from 1
 * @param file the file that the fence names; empty when it names none
 * @param code the lines between, each ended
 */
public record Snippet(int line, String file, String code) {
  private static final String FENCE = "```";

  /** The parts of a page that are in one language, with or without the name of a file. */
  public static ImmutableList<Snippet> of(String page, String language) {
    ImmutableList.Builder<Snippet> snippets = ImmutableList.builder();
    List<String> lines = page.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String open = lines.get(i);
      if (open.startsWith(FENCE)) {
        StringBuilder code = new StringBuilder();
        int start = i;
        for (i++; i < lines.size() && !lines.get(i).startsWith(FENCE); i++) {
          code.append(lines.get(i)).append('\n');
        }
        if ((open + " ").startsWith(FENCE + language + " ")) {
          String file = open.substring(FENCE.length() + language.length()).strip();
          snippets.add(new Snippet(start + 1, file, code.toString()));
        }
      }
    }
    return snippets.build();
  }

  /** Whether the file has these very lines one after another, but for a common indentation. */
  public static boolean isIn(String code, String file) {
    if (code.isBlank()) {
      return false;
    }
    int size = (int) code.lines().count();
    List<String> lines = file.lines().toList();
    for (int i = 0; i + size <= lines.size(); i++) {
      if (unindent(lines.subList(i, i + size)).equals(unindent(code.lines().toList()))) {
        return true;
      }
    }
    return false;
  }

  private static String unindent(List<String> lines) {
    return String.join("\n", lines).stripIndent();
  }
}
