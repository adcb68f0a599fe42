package io.github.mapvet.report;

/**
 * Java code as its words: without comments and layout, and without what stands in braces. Reads by
 * characters: javac's own scanner would complain of code that is broken.
 */
final class Words {
  private static final String TEXT_BLOCK = "\"\"\"";

  private final String code;
  private final StringBuilder words = new StringBuilder();
  private int depth;

  private Words(String code) {
    this.code = code;
  }

  /** The words, a blank between each two. */
  static String of(CharSequence code) {
    Words words = new Words(code.toString());
    for (int i = 0; i < words.code.length(); ) {
      int end = words.endOf(i);
      words.add(i, end);
      i = end;
    }
    return words.words.toString();
  }

  private void add(int start, int end) {
    char first = code.charAt(start);
    if (Character.isWhitespace(first) || startsComment(start)) {
      return;
    }
    if (first == '}') {
      depth--;
    }
    if (depth == 0) {
      words.append(words.isEmpty() ? "" : " ").append(code, start, end);
    }
    if (first == '{') {
      depth++;
    }
  }

  private boolean startsComment(int i) {
    return code.startsWith("//", i) || code.startsWith("/*", i);
  }

  /** Where the word, comment or blank ends that starts at {@code i}. */
  private int endOf(int i) {
    if (code.startsWith("//", i)) {
      return orEnd(code.indexOf('\n', i));
    }
    if (code.startsWith("/*", i)) {
      return after("*/", i + 2);
    }
    if (code.startsWith(TEXT_BLOCK, i)) {
      return endOfLiteral(i + TEXT_BLOCK.length(), TEXT_BLOCK);
    }
    char first = code.charAt(i);
    if (first == '"' || first == '\'') {
      return endOfLiteral(i + 1, String.valueOf(first));
    }
    int end = i + 1;
    if (Character.isJavaIdentifierPart(first)) {
      while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
        end++;
      }
    }
    return end;
  }

  private int endOfLiteral(int i, String quote) {
    int end = i;
    while (end < code.length() && !code.startsWith(quote, end)) {
      end += code.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(end + quote.length(), code.length());
  }

  private int after(String mark, int i) {
    int found = code.indexOf(mark, i);
    return found < 0 ? code.length() : found + mark.length();
  }

  private int orEnd(int index) {
    return index < 0 ? code.length() : index;
  }
}
