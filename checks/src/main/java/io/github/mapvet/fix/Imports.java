package io.github.mapvet.fix;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.util.SourcePositions;
import io.github.mapvet.report.Finding.Edit;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Adds import lines to a file without touching those that are there. */
final class Imports {
  private Imports() {}

  /**
   * The edit that imports what is missing.
   *
   * @param wanted qualified class names
   * @return empty when nothing is missing
   */
  static Optional<Edit> edit(
      CompilationUnitTree unit, SourcePositions positions, SortedSet<String> wanted) {
    TreeSet<String> missing = new TreeSet<>(wanted);
    ImportTree before = null;
    for (ImportTree present : unit.getImports()) {
      String name = present.getQualifiedIdentifier().toString();
      missing.removeIf(w -> name.equals(w) || name.equals(packageOf(w) + ".*"));
      if (!present.isStatic() && (missing.isEmpty() || name.compareTo(missing.first()) < 0)) {
        before = present;
      }
    }
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder lines = new StringBuilder();
    if (before != null) {
      missing.forEach(m -> lines.append("\nimport ").append(m).append(';'));
      return Optional.of(insertAt((int) positions.getEndPosition(unit, before), lines));
    }
    missing.forEach(m -> lines.append("import ").append(m).append(";\n"));
    if (!unit.getImports().isEmpty()) {
      int first = (int) positions.getStartPosition(unit, unit.getImports().get(0));
      return Optional.of(insertAt(first, lines));
    }
    if (unit.getPackage() != null) {
      int end = (int) positions.getEndPosition(unit, unit.getPackage());
      return Optional.of(insertAt(end, lines.insert(0, "\n\n").deleteCharAt(lines.length() - 1)));
    }
    return Optional.of(insertAt(0, lines.append('\n')));
  }

  private static Edit insertAt(int position, CharSequence text) {
    return new Edit(position, position, text.toString());
  }

  private static String packageOf(String qualifiedName) {
    return qualifiedName.substring(0, Math.max(0, qualifiedName.lastIndexOf('.')));
  }
}
