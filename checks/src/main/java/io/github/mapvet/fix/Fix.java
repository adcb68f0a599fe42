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
