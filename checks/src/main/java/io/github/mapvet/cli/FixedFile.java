package io.github.mapvet.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.google.common.base.Splitter;
import io.github.mapvet.report.Problem;
import io.github.mapvet.report.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file whose text is to be replaced. Bytes that stand for what did not change stay as they are:
 * encoding, byte order mark and line ends.
 *
 * @param before the text that was read
 * @param after the text to write
 */
record FixedFile(SourceFile before, SourceFile after) {
  private static final int CONTEXT_LINES = 3;
  private static final String NO_END = "\n\\ No newline at end of file";

  /** Why a file cannot be written. */
  static Optional<Problem> obstacle(SourceFile file) {
    if (!file.toUri().getScheme().equals("file")) {
      return problem(file, "cannot be repaired inside a jar; unpack it, and give the folder.");
    }
    return isWritable(Path.of(file.toUri()))
        ? Optional.empty()
        : problem(file, "cannot be repaired: it is write-protected.");
  }

  /** Who may write anything is asked too: a file is protected for a reason. */
  private static boolean isWritable(Path path) {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    try {
      return Files.isWritable(path)
          && (view == null
              || view.readAttributes().permissions().contains(PosixFilePermission.OWNER_WRITE));
    } catch (IOException e) {
      return false;
    }
  }

  /** Replaces the file's text; says why if that is not possible. */
  Optional<Problem> write() {
    Path path = Path.of(before.toUri());
    try {
      SourceText now = SourceText.decode(Files.readAllBytes(path));
      if (!now.characters().equals(Optional.of(before.text()))) {
        return problem(before, "not repaired: it was changed meanwhile; run it again.");
      }
      Optional<byte[]> bytes = now.encode(after.text());
      if (bytes.isEmpty()) {
        return problem(before, "not repaired: its encoding lacks a letter of the repair.");
      }
      try (OutputFile file = OutputFile.at(path)) {
        file.write(bytes.get());
      }
      return Optional.empty();
    } catch (IOException | UsageException e) {
      return problem(before, "not repaired: it cannot be written (" + e.getMessage() + ").");
    }
  }

  private static Optional<Problem> problem(SourceFile file, String text) {
    return Optional.of(new Problem(Problem.Level.INPUT, file.path(), text));
  }

  /** The change as a unified diff that {@code git apply} and {@code patch -p1} take. */
  String diff() {
    List<String> old = lines(before.text());
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff(
            "a/" + before.path(),
            "b/" + after.path(),
            old,
            DiffUtils.diff(old, lines(after.text())),
            CONTEXT_LINES);
    return String.join("\n", lines) + "\n";
  }

  /**
   * Lines without their {@code \n}; a {@code \r} is part of the line, as tools for patches see it.
   */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(Splitter.on('\n').splitToList(text));
    String last = lines.remove(lines.size() - 1);
    if (!last.isEmpty()) {
      lines.add(last + NO_END);
    }
    return lines;
  }
}
