package io.github.mapvet.cli.report.html;

import com.google.common.collect.ImmutableList;
import io.github.mapvet.cli.report.html.Source.Piece;
import io.github.mapvet.report.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lines of one file that belong together, with places marked in them.
 *
 * @param file its name
 * @param line the first marked line
 * @param marks the marked places, in the order of events
 * @param rows what is shown
 */
record Excerpt(FileName file, int line, ImmutableList<Mark> marks, ImmutableList<Row> rows) {
  private static final int CONTEXT = 3;

  /** What one thread does is shown together when no more lines lie between. */
  private static final int NEAR = 8;

  /** What two threads do is shown side by side, unless it is nearly the same place. */
  private static final int SAME = 1;

  /** Of a place that goes on for longer, the first lines are shown. */
  private static final int LONGEST = 14;

  /**
   * A place of the finding.
   *
   * @param number of the side, from 1; 0 for the finding itself
   * @param actor the thread; any for the finding itself
   * @param where the place
   * @param text what happens there; empty for the finding itself
   */
  record Mark(int number, int actor, Location where, String text) {
    boolean isNumbered() {
      return number > 0;
    }

    private int lastShown() {
      return Math.min(where.endLine(), where.line() + LONGEST - 1);
    }
  }

  /**
   * A line.
   *
   * @param line its number; 0 for lines left out
   * @param isScope whether it opens a block around the lines below
   * @param isMarked whether it belongs to a marked place
   * @param numbers of the sides that begin here
   * @param pieces its text
   */
  record Row(
      int line,
      boolean isScope,
      boolean isMarked,
      ImmutableList<Integer> numbers,
      ImmutableList<Piece> pieces) {
    private static final Row LEFT_OUT =
        new Row(0, false, false, ImmutableList.of(), ImmutableList.of());

    boolean isLeftOut() {
      return line == 0;
    }
  }

  /** Places of one file as few excerpts, those with the first events first. */
  static ImmutableList<Excerpt> of(Source source, List<Mark> marks) {
    List<List<Mark>> groups = new ArrayList<>();
    for (Mark mark : marks) {
      groups.stream()
          .filter(group -> group.stream().anyMatch(other -> belongTogether(mark, other)))
          .findFirst()
          .ifPresentOrElse(
              group -> group.add(mark), () -> groups.add(new ArrayList<>(List.of(mark))));
    }
    return groups.stream()
        .map(group -> excerpt(source, group))
        .sorted(Comparator.comparingInt(e -> e.marks().get(0).number()))
        .collect(ImmutableList.toImmutableList());
  }

  private static boolean belongTogether(Mark one, Mark other) {
    boolean sameThread = one.actor() == other.actor() || !one.isNumbered() || !other.isNumbered();
    int lines =
        Math.max(one.where().line() - other.lastShown(), other.where().line() - one.lastShown());
    return lines <= (sameThread ? NEAR : SAME);
  }

  private static Excerpt excerpt(Source source, List<Mark> marks) {
    int first = marks.stream().mapToInt(m -> m.where().line()).min().getAsInt();
    int last = marks.stream().mapToInt(Mark::lastShown).max().getAsInt();
    int from = Math.max(1, first - CONTEXT);
    int to = Math.min(source.lineCount(), last + CONTEXT);
    List<Row> rows = new ArrayList<>();
    int shown = 0;
    for (int scope : source.scopes(first)) {
      if (scope < from) {
        leaveOut(shown, scope, rows);
        rows.add(row(source, scope, /* isScope= */ true, List.of()));
        shown = scope;
      }
    }
    leaveOut(shown, from, rows);
    for (int line = from; line <= to; line++) {
      rows.add(row(source, line, /* isScope= */ false, marks));
    }
    ImmutableList<Mark> inOrder =
        ImmutableList.sortedCopyOf(Comparator.comparingInt(Mark::number), marks);
    return new Excerpt(new FileName(source.path()), first, inOrder, ImmutableList.copyOf(rows));
  }

  /** Says that lines are missing between two that are shown; not above the first. */
  private static void leaveOut(int shown, int next, List<Row> rows) {
    if (shown > 0 && next > shown + 1) {
      rows.add(Row.LEFT_OUT);
    }
  }

  private static Row row(Source source, int line, boolean isScope, List<Mark> marks) {
    List<Mark> here =
        marks.stream()
            .filter(m -> m.where().line() <= line && line <= m.where().endLine())
            .toList();
    return new Row(
        line,
        isScope,
        !here.isEmpty(),
        here.stream()
            .filter(m -> m.isNumbered() && m.where().line() == line)
            .map(Mark::number)
            .sorted()
            .collect(ImmutableList.toImmutableList()),
        source.pieces(line, here.stream().map(Mark::where).toList()));
  }
}
