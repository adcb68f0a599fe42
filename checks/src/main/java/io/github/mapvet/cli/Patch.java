package io.github.mapvet.cli;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.google.common.collect.ImmutableList;
import io.github.mapvet.report.Finding;
import io.github.mapvet.report.Finding.Edit;
import io.github.mapvet.report.Finding.Repair;
import io.github.mapvet.report.SourceFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes repairs in texts, several at once as long as none touches what another does. */
final class Patch {
  private Patch() {}

  /** What is done about a finding: its first repair. */
  static Repair repair(Finding finding) {
    return finding.fixes().get(0);
  }

  /**
   * Those that can be made at once. Who comes first in the file wins; the others have to be found
   * again when it is done.
   *
   * @param findings in the order of the files and places; each has a repair that edits something
   */
  static ImmutableList<Finding> independent(List<Finding> findings) {
    Map<URI, Set<Edit>> taken = new LinkedHashMap<>();
    ImmutableList.Builder<Finding> chosen = ImmutableList.builder();
    for (Finding finding : findings) {
      Set<Edit> edits = taken.computeIfAbsent(finding.where().uri(), file -> new LinkedHashSet<>());
      if (repair(finding).edits().stream().noneMatch(edit -> collides(edit, edits))) {
        edits.addAll(repair(finding).edits());
        chosen.add(finding);
      }
    }
    return chosen.build();
  }

  private static boolean collides(Edit edit, Collection<Edit> taken) {
    return taken.stream().anyMatch(other -> !other.equals(edit) && collide(edit, other));
  }

  /**
   * Two imports collide, wherever they stand: the second repair may want one that the first brings.
   */
  private static boolean collide(Edit one, Edit other) {
    boolean overlap = one.start() < other.end() && other.start() < one.end();
    boolean samePlace = one.start() == other.start();
    return overlap || samePlace || (isImport(one) && isImport(other));
  }

  private static boolean isImport(Edit edit) {
    return edit.start() == edit.end() && edit.replacement().strip().startsWith("import ");
  }

  /**
   * The files as the repairs leave them.
   *
   * @param findings independent ones
   * @param files the texts that they were found in
   * @return the changed files only
   */
  static List<SourceFile> apply(List<Finding> findings, Map<URI, SourceFile> files) {
    Map<URI, List<Finding>> byFile =
        findings.stream().collect(groupingBy(f -> f.where().uri(), LinkedHashMap::new, toList()));
    List<SourceFile> changed = new ArrayList<>();
    byFile.forEach(
        (uri, here) -> {
          SourceFile file = files.get(uri);
          changed.add(new SourceFile(uri, file.path(), apply(file.text(), edits(here))));
        });
    return changed;
  }

  /** All edits of some repairs, from the file's beginning to its end; equal ones once. */
  private static List<Edit> edits(List<Finding> findings) {
    return findings.stream()
        .flatMap(f -> repair(f).edits().stream())
        .distinct()
        .sorted(comparingInt(Edit::start))
        .toList();
  }

  private static String apply(String text, List<Edit> edits) {
    StringBuilder patched = new StringBuilder();
    int done = 0;
    for (Edit edit : edits) {
      String lineEnd = lineEnd(text, edit.start());
      patched.append(text, done, edit.start());
      patched.append(edit.replacement().replaceAll("\\R", lineEnd));
      done = edit.end();
    }
    return patched.append(text, done, text.length()).toString();
  }

  /** How the line ends that this character stands in; the last line as the one before it. */
  private static String lineEnd(String text, int at) {
    int end = text.indexOf('\n', at);
    if (end < 0) {
      end = text.lastIndexOf('\n');
    }
    return end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
  }
}
