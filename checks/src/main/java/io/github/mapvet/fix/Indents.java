package io.github.mapvet.fix;

/** How far lines are indented. */
public final class Indents {
  private Indents() {}

  /**
   * The blanks right before a place.
   *
   * @param source the text of the file
   * @param start index of the first character after them
   */
  public static String before(CharSequence source, int start) {
    int from = start;
    while (from > 0 && (source.charAt(from - 1) == ' ' || source.charAt(from - 1) == '\t')) {
      from--;
    }
    return source.subSequence(from, start).toString();
  }
}
