package io.github.mapvet.cli.report.html;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.SourceVersion;

/**
 * Cuts Java text into what is coloured, well enough for reading: also where it does not compile.
 */
final class JavaTokens {
  /** Words that are keywords in some places only. */
  private static final ImmutableSet<String> CONTEXTUAL =
      ImmutableSet.of("permits", "record", "sealed", "var", "yield");

  private static final String TEXT_BLOCK = "\"\"\"";

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  /** What a piece of text is, and the name of its style. */
  enum Kind {
    ANNOTATION("a"),
    CALL("f"),
    COMMENT("c"),
    KEYWORD("k"),
    NUMBER("n"),
    STRING("s"),
    TYPE("t");

    private final String style;

    Kind(String style) {
      this.style = style;
    }

    String style() {
      return style;
    }
  }

  /** The characters from {@code start} to {@code end} (exclusive). */
  record Token(Kind kind, int start, int end) {}

  private JavaTokens(String text) {
    this.text = text;
  }

  /** The coloured pieces, in order; all between them is plain. */
  static List<Token> of(String text) {
    JavaTokens scanner = new JavaTokens(text);
    while (scanner.at < text.length()) {
      scanner.next();
    }
    return scanner.tokens;
  }

  private void next() {
    int start = at;
    char c = text.charAt(at);
    if (text.startsWith("//", at)) {
      at = endOfLine(at);
      add(Kind.COMMENT, start);
    } else if (text.startsWith("/*", at)) {
      at = after("*/", at + 2);
      add(Kind.COMMENT, start);
    } else if (text.startsWith(TEXT_BLOCK, at)) {
      at = afterQuotes(TEXT_BLOCK, text.length());
      add(Kind.STRING, start);
    } else if (c == '"' || c == '\'') {
      at = afterQuotes(String.valueOf(c), endOfLine(at));
      add(Kind.STRING, start);
    } else if (Character.isDigit(c)) {
      at = afterWord(at);
      add(Kind.NUMBER, start);
    } else if (c == '@') {
      at = afterWord(at + 1);
      add(text.startsWith("@interface", start) ? Kind.KEYWORD : Kind.ANNOTATION, start);
    } else if (Character.isJavaIdentifierStart(c)) {
      at = afterWord(at);
      addWord(start);
    } else {
      at++;
    }
  }

  private void addWord(int start) {
    String word = text.substring(start, at);
    if (SourceVersion.isKeyword(word) || CONTEXTUAL.contains(word)) {
      add(Kind.KEYWORD, start);
    } else if (at < text.length() && text.charAt(at) == '(') {
      add(Character.isUpperCase(word.charAt(0)) ? Kind.TYPE : Kind.CALL, start);
    } else if (Character.isUpperCase(word.charAt(0))) {
      add(Kind.TYPE, start);
    }
  }

  private void add(Kind kind, int start) {
    tokens.add(new Token(kind, start, at));
  }

  private int endOfLine(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private int after(String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }

  /** After the literal that begins here; it ends at {@code limit} at the latest. */
  private int afterQuotes(String quotes, int limit) {
    int i = at + quotes.length();
    while (i < limit) {
      if (text.startsWith(quotes, i)) {
        return i + quotes.length();
      }
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return limit;
  }

  private int afterWord(int from) {
    int end = from;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
