package io.github.mapvet.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import io.github.mapvet.report.Finding;
import io.github.mapvet.report.Finding.Edit;
import io.github.mapvet.report.Finding.Repair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Applies repairs to the text of files, as an editor or a patching compiler would. */
final class Repairs {
  private static final Comparator<Edit> ORDER =
      Comparator.comparingInt(Edit::start)
          .thenComparing(Edit::end)
          .thenComparing(Edit::replacement);

  /** The edits by file; two repairs that want the same edit (an import) share it. */
  private final Map<Path, TreeSet<Edit>> edits = new LinkedHashMap<>();

  private int applied;

  /** Takes a repair in, unless it overlaps one that is in already. */
  void add(Finding finding, Repair repair) {
    TreeSet<Edit> present =
        edits.computeIfAbsent(Path.of(finding.where().uri()), f -> new TreeSet<>(ORDER));
    if (repair.edits().stream().noneMatch(edit -> overlapsAny(edit, present))) {
      present.addAll(repair.edits());
      applied++;
    }
  }

  /** How many repairs are in. */
  int applied() {
    return applied;
  }

  /** The files that change, with their new text. */
  ImmutableMap<Path, String> texts() throws IOException {
    ImmutableMap.Builder<Path, String> texts = ImmutableMap.builder();
    for (Map.Entry<Path, TreeSet<Edit>> file : edits.entrySet()) {
      texts.put(file.getKey(), apply(Files.readString(file.getKey(), UTF_8), file.getValue()));
    }
    return texts.buildOrThrow();
  }

  /**
   * Writes the compilation as it is after the repairs.
   *
   * @param sources the whole compilation
   * @param folder where to write, under the sources' own names
   * @return the written files, in the same order
   */
  ImmutableList<Path> write(List<Path> sources, Path folder) throws IOException {
    ImmutableMap<Path, String> texts = texts();
    List<Path> written = new ArrayList<>();
    for (Path source : sources) {
      String text = texts.containsKey(source) ? texts.get(source) : Files.readString(source, UTF_8);
      written.add(Files.writeString(folder.resolve(source.getFileName()), text, UTF_8));
    }
    return ImmutableList.copyOf(written);
  }

  private static boolean overlapsAny(Edit edit, Set<Edit> present) {
    return Iterables.any(
        present, p -> !p.equals(edit) && p.start() < edit.end() && edit.start() < p.end());
  }

  private static String apply(String text, NavigableSet<Edit> edits) {
    StringBuilder repaired = new StringBuilder(text);
    for (Edit edit : edits.descendingSet()) {
      repaired.replace(edit.start(), edit.end(), edit.replacement());
    }
    return repaired.toString();
  }
}
