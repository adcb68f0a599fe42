package io.github.mapvet.cli.report.html;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import io.github.mapvet.cli.report.html.JavaTokens.Token;
import io.github.mapvet.report.Lines;
import io.github.mapvet.report.Location;
import io.github.mapvet.report.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** One source, ready to be shown line by line. */
final class Source {
  private static final int LONGEST_LINE = 300;
  private static final int TAB = 4;

  private final SourceFile file;
  private final List<Token> tokens;

  Source(SourceFile file) {
    this.file = file;
    this.tokens = JavaTokens.of(file.text());
  }

  /**
   * A piece of a line in one style.
   *
   * @param style names of CSS classes; empty for plain text
   */
  record Piece(String style, String text) {
    boolean isStyled() {
      return !style.isEmpty();
    }
  }

  /** How people see the file. */
  String path() {
    return file.path();
  }

  int lineCount() {
    return file.lines().count();
  }

  /** The coloured pieces of a line; what is in one of the places is marked. */
  ImmutableList<Piece> pieces(int line, List<Location> marked) {
    int start = file.lines().start(line);
    int end = Math.min(start + file.lines().line(line).length(), start + LONGEST_LINE);
    RangeSet<Integer> hot = hot(line, marked);
    List<Token> inLine = tokensBetween(start, end);
    TreeSet<Integer> cuts = new TreeSet<>(List.of(start, end));
    inLine.forEach(t -> cuts.addAll(List.of(t.start(), t.end())));
    hot.asRanges().forEach(r -> cuts.addAll(List.of(r.lowerEndpoint(), r.upperEndpoint())));
    List<Integer> inside = new ArrayList<>(cuts.subSet(start, true, end, true));
    ImmutableList.Builder<Piece> pieces = ImmutableList.builder();
    for (int i = 0; i + 1 < inside.size(); i++) {
      pieces.add(piece(inside.get(i), inside.get(i + 1), inLine, hot));
    }
    return pieces.build();
  }

  private Piece piece(int from, int to, List<Token> inLine, RangeSet<Integer> hot) {
    Optional<Token> token =
        inLine.stream().filter(t -> t.start() <= from && from < t.end()).findFirst();
    String style = token.map(t -> t.kind().style()).orElse("") + (hot.contains(from) ? " hot" : "");
    return new Piece(style.strip(), file.text().substring(from, to));
  }

  /** The marked characters of a line, without its indentation. */
  private RangeSet<Integer> hot(int line, List<Location> marked) {
    Lines lines = file.lines();
    int start = lines.start(line) + leadingBlanks(line);
    int end = lines.start(line) + lines.line(line).length();
    return ImmutableRangeSet.unionOf(
        marked.stream()
            .filter(m -> m.line() <= line && line <= m.endLine())
            .map(
                m ->
                    Range.closedOpen(
                        m.line() == line ? lines.start(line) + m.column() - 1 : start,
                        m.endLine() == line ? lines.start(line) + m.endColumn() - 1 : end))
            .filter(r -> !r.isEmpty())
            .collect(toImmutableList()));
  }

  /** Tokens are in order and do not overlap: a binary search finds the first. */
  private List<Token> tokensBetween(int start, int end) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).end() <= start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int last = low;
    while (last < tokens.size() && tokens.get(last).start() < end) {
      last++;
    }
    return tokens.subList(low, last);
  }

  /**
   * The lines that open the blocks around a line, outermost first: the class, the method. Told by
   * indentation alone, as a reader does.
   */
  ImmutableList<Integer> scopes(int line) {
    List<Integer> scopes = new ArrayList<>();
    int indent = isBlank(line) ? Integer.MAX_VALUE : indent(line);
    for (int i = line - 1; i >= 1 && indent > 0; i--) {
      if (!isBlank(i) && indent(i) < indent) {
        indent = indent(i);
        if (opensScope(file.lines().line(i).strip())) {
          scopes.add(0, i);
        }
      }
    }
    return ImmutableList.copyOf(scopes);
  }

  private static boolean opensScope(String line) {
    return !line.startsWith("}")
        && !line.startsWith("*")
        && !line.startsWith("/")
        && !line.startsWith("@")
        && !line.startsWith(")")
        && !line.endsWith(";");
  }

  private boolean isBlank(int line) {
    return file.lines().line(line).isBlank();
  }

  private int leadingBlanks(int line) {
    String text = file.lines().line(line);
    return text.length() - text.stripLeading().length();
  }

  private int indent(int line) {
    String blanks = file.lines().line(line).substring(0, leadingBlanks(line));
    return blanks.chars().map(c -> c == '\t' ? TAB : 1).sum();
  }
}
