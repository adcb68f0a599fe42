package io.github.mapvet.fix;

import static com.google.common.collect.ImmutableList.sortedCopyOf;
import static java.util.Comparator.comparingInt;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.errorprone.fixes.SuggestedFix;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import io.github.mapvet.report.Finding.Edit;
import io.github.mapvet.report.Finding.Repair;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * One suggested repair: text edits in the finding's file, and imports the new text needs. Kept
 * apart from Error Prone's own fixes, whose reading side differs between the versions we support.
 */
public final class Fix {
  private final String title;
  private final ImmutableList<Edit> edits;
  private final ImmutableSortedSet<String> imports;

  private Fix(String title, ImmutableList<Edit> edits, ImmutableSortedSet<String> imports) {
    this.title = title;
    this.edits = edits;
    this.imports = imports;
  }

  /** The same repair for Error Prone: shown by javac and applied by its patching. */
  public SuggestedFix toSuggestedFix() {
    SuggestedFix.Builder fix = SuggestedFix.builder().setShortDescription(title);
    edits.forEach(e -> fix.replace(e.start(), e.end(), e.replacement()));
    imports.forEach(fix::addImport);
    return fix.build();
  }

  /**
   * The same repair as plain data, the imports turned into edits.
   *
   * @param unit the file it belongs to
   * @param positions javac's positions of that file
   */
  public Repair toRepair(CompilationUnitTree unit, SourcePositions positions) {
    List<Edit> all = new ArrayList<>(edits);
    Imports.edit(unit, positions, imports).ifPresent(all::add);
    return new Repair(title, sortedCopyOf(comparingInt(Edit::start), all));
  }

  /** Starts a repair in one file. */
  public static Builder builder(CompilationUnitTree unit, SourcePositions positions) {
    return new Builder(unit, positions);
  }

  /** Collects edits; they must not overlap. */
  public static final class Builder {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Edit> edits = new ArrayList<>();
    private final TreeSet<String> imports = new TreeSet<>();

    private Builder(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    /** Puts {@code text} in the place of {@code tree}. */
    public Builder replace(Tree tree, String text) {
      return replace(start(tree), end(tree), text);
    }

    /** Puts {@code text} in the place of the characters from {@code start} to {@code end}. */
    public Builder replace(int start, int end, String text) {
      edits.add(new Edit(start, end, text));
      return this;
    }

    /** Puts {@code text} right before {@code tree}. */
    public Builder insertBefore(Tree tree, String text) {
      return replace(start(tree), start(tree), text);
    }

    /** Puts {@code text} right after {@code tree}. */
    public Builder insertAfter(Tree tree, String text) {
      return replace(end(tree), end(tree), text);
    }

    /**
     * Takes a statement out, with its line when nothing else stands there.
     *
     * @param source the text of the file
     */
    public Builder deleteStatement(Tree statement, CharSequence source) {
      int start = start(statement);
      int end = end(statement);
      int from = start;
      while (from > 0 && isBlank(source.charAt(from - 1))) {
        from--;
      }
      int to = end;
      while (to < source.length() && isBlank(source.charAt(to))) {
        to++;
      }
      boolean alone =
          from > 0
              && source.charAt(from - 1) == '\n'
              && to < source.length()
              && isLineEnd(source, to);
      return alone ? replace(from, afterLineEnd(source, to), "") : replace(start, end, "");
    }

    /**
     * What to put between a tree and a new one next to it: a line break and the tree's indentation,
     * or a blank where the tree does not begin its line.
     *
     * @param source the text of the file
     */
    public String separator(Tree tree, CharSequence source) {
      int line = start(tree);
      while (line > 0 && source.charAt(line - 1) != '\n') {
        line--;
      }
      String indent = source.subSequence(line, start(tree)).toString();
      return indent.isBlank() ? "\n" + indent : " ";
    }

    private static boolean isBlank(char c) {
      return c == ' ' || c == '\t';
    }

    private static boolean isLineEnd(CharSequence source, int index) {
      return source.charAt(index) == '\n' || source.charAt(index) == '\r';
    }

    private static int afterLineEnd(CharSequence source, int index) {
      boolean two =
          source.charAt(index) == '\r'
              && index + 1 < source.length()
              && source.charAt(index + 1) == '\n';
      return index + (two ? 2 : 1);
    }

    /** Makes sure that the class is imported. */
    public Builder addImport(String qualifiedName) {
      imports.add(qualifiedName);
      return this;
    }

    /** Index of the tree's first character. */
    public int start(Tree tree) {
      return (int) positions.getStartPosition(unit, tree);
    }

    /** Index after the tree's last character. */
    public int end(Tree tree) {
      return (int) positions.getEndPosition(unit, tree);
    }

    /** Finishes; {@code title} says what applying it does, as an order. */
    public Fix build(String title) {
      return new Fix(title, ImmutableList.copyOf(edits), ImmutableSortedSet.copyOf(imports));
    }
  }
}
