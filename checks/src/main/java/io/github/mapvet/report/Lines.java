package io.github.mapvet.report;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.ImmutableIntArray;
import java.util.stream.IntStream;

/**
 * The lines of a text. Lines and columns count from 1; a line ends where javac ends it: at {@code
 * \n}, {@code \r} or both.
 */
public final class Lines {

  /** A place between two characters. */
  public record Position(int line, int column) {}

  private final String text;
  private final ImmutableIntArray starts;
  private ImmutableList<String> all;

  private Lines(String text, ImmutableIntArray starts) {
    this.text = text;
    this.starts = starts;
  }

  /** Splits a text. */
  public static Lines of(String text) {
    ImmutableIntArray.Builder starts = ImmutableIntArray.builder();
    starts.add(0);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        starts.add(i + 1);
      }
    }
    return new Lines(text, starts.build());
  }

  /** The line without its end; empty when there is no such line. */
  public String line(int number) {
    if (number < 1 || number > starts.length()) {
      return "";
    }
    int start = start(number);
    int end = end(number);
    while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(start, end);
  }

  /** How many lines there are. */
  public int count() {
    return starts.length();
  }

  /** All lines, without their ends. */
  public ImmutableList<String> all() {
    if (all == null) {
      all =
          IntStream.rangeClosed(1, starts.length()).mapToObj(this::line).collect(toImmutableList());
    }
    return all;
  }

  /** Index of the line's first character. */
  public int start(int number) {
    return starts.get(number - 1);
  }

  /** Index after the line's end. */
  public int end(int number) {
    return number < starts.length() ? starts.get(number) : text.length();
  }

  /** The characters of a stretch of this text, as far as it goes. */
  public String between(Location where) {
    return text.substring(
        offset(where.line(), where.column()), offset(where.endLine(), where.endColumn()));
  }

  private int offset(int line, int column) {
    return line > starts.length()
        ? text.length()
        : Math.min(starts.get(line - 1) + column - 1, text.length());
  }

  /** Where the character with this index stands. */
  public Position position(int offset) {
    int low = 0;
    int high = starts.length() - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (starts.get(middle) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return new Position(low + 1, offset - starts.get(low) + 1);
  }
}
