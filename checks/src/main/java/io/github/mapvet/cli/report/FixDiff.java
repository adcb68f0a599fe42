package io.github.mapvet.cli.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.github.mapvet.report.Finding.Edit;
import io.github.mapvet.report.Finding.Repair;
import java.util.List;

/** A repair as a unified diff. */
final class FixDiff {
  private static final int CONTEXT_LINES = 1;

  private FixDiff() {}

  /** The diff's lines, headed by the file's path; empty when nothing changes. */
  static List<String> of(SourceFile file, Repair repair) {
    List<String> before = file.text().lines().toList();
    List<String> after = apply(file.text(), repair).lines().toList();
    return UnifiedDiffUtils.generateUnifiedDiff(
        file.path(), file.path(), before, DiffUtils.diff(before, after), CONTEXT_LINES);
  }

  private static String apply(String text, Repair repair) {
    StringBuilder result = new StringBuilder();
    int done = 0;
    for (Edit edit : repair.edits()) {
      result.append(text, done, edit.start()).append(edit.replacement());
      done = edit.end();
    }
    return result.append(text, done, text.length()).toString();
  }
}
