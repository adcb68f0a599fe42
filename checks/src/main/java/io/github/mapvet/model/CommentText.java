package io.github.mapvet.model;

/**
 * Finds the comment that ends where a declaration begins. It reads a file backwards from there and
 * no further than the comment goes: a file has many declarations, and may be long.
 */
final class CommentText {
  private CommentText() {}

  /**
   * The comment before a place: a block comment, or the {@code //} lines that follow each other.
   *
   * @param place index of a declaration's first character; negative if it has none
   * @param text the file
   * @return the comment with its marks, and without the space after it; empty where there is none
   */
  static String before(int place, CharSequence text) {
    int end = withoutSpace(text, Math.min(place, text.length()));
    if (end <= 0) {
      return "";
    }
    int start = isAt(text, end - 2, "*/") ? startOfBlock(text, end) : startOfLines(text, end);
    return text.subSequence(start, end).toString();
  }

  private static int withoutSpace(CharSequence text, int end) {
    int last = end;
    while (last > 0 && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    return last;
  }

  private static int startOfBlock(CharSequence text, int end) {
    int start = end - 2;
    while (start > 0 && !isAt(text, start, "/*")) {
      start--;
    }
    return start;
  }

  private static int startOfLines(CharSequence text, int end) {
    int start = end;
    while (start > 0) {
      int line = startOfLine(text, start);
      if (!isAt(text, indented(text, line, start), "//")) {
        break;
      }
      start = Math.max(0, line - 1);
    }
    return start;
  }

  private static int startOfLine(CharSequence text, int end) {
    int start = end;
    while (start > 0 && text.charAt(start - 1) != '\n') {
      start--;
    }
    return start;
  }

  private static int indented(CharSequence text, int line, int end) {
    int first = line;
    while (first < end && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    return first;
  }

  private static boolean isAt(CharSequence text, int place, String mark) {
    return place >= 0
        && place + 1 < text.length()
        && text.charAt(place) == mark.charAt(0)
        && text.charAt(place + 1) == mark.charAt(1);
  }
}
