package io.github.mapvet.cli.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import io.github.mapvet.report.Finding.Edit;
import io.github.mapvet.report.Finding.Repair;
import io.github.mapvet.report.Lines;
import io.github.mapvet.report.SourceFile;
import java.util.List;

/** A repair as a unified diff. */
public final class FixDiff {
  private static final int CONTEXT_LINES = 1;

  private FixDiff() {}

  /** The diff's lines, headed by the file's path; empty when nothing changes. */
  public static List<String> of(SourceFile file, Repair repair) {
    if (repair.edits().isEmpty()) {
      return List.of();
    }
    Lines lines = file.lines();
    int first = lines.position(repair.edits().get(0).start()).line();
    int last = lines.position(repair.edits().get(repair.edits().size() - 1).end()).line();
    List<String> before = lines.all().subList(first - 1, last);
    List<String> after = apply(file.text(), repair, lines.start(first), lines.end(last));
    return UnifiedDiffUtils.generateUnifiedDiff(
        file.path(),
        file.path(),
        lines.all(),
        moved(DiffUtils.diff(before, after), first - 1),
        CONTEXT_LINES);
  }

  /** What the characters from {@code start} to {@code end} become; all edits are in there. */
  private static List<String> apply(String text, Repair repair, int start, int end) {
    StringBuilder result = new StringBuilder();
    int done = start;
    for (Edit edit : repair.edits()) {
      result.append(text, done, edit.start()).append(edit.replacement());
      done = edit.end();
    }
    return result.append(text, done, end).toString().lines().toList();
  }

  /** Only the lines around the edits are compared: long files with many findings stay cheap. */
  private static Patch<String> moved(Patch<String> patch, int by) {
    Patch<String> moved = new Patch<>();
    for (AbstractDelta<String> delta : patch.getDeltas()) {
      moved.addDelta(delta.withChunks(moved(delta.getSource(), by), moved(delta.getTarget(), by)));
    }
    return moved;
  }

  private static Chunk<String> moved(Chunk<String> chunk, int by) {
    return new Chunk<>(chunk.getPosition() + by, chunk.getLines());
  }
}
