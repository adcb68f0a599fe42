package io.github.mapvet.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A folder that gets one SARIF file from each of many compilations, maybe at once. What is compiled
 * to the same folder again replaces its file; a reader sees the old file or the new one.
 */
public final class SarifFolder {
  private static final int LONGEST = 60;
  private static final int HASH = 8;

  private final Path folder;

  private SarifFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder if need be.
   *
   * @throws IOException when nothing can be written there
   */
  public static SarifFolder at(Path folder) throws IOException {
    Files.createDirectories(folder);
    SarifFolder made = new SarifFolder(folder);
    Files.delete(Files.createFile(made.temporary()));
    return made;
  }

  /**
   * Writes one report.
   *
   * @param report what to write
   * @param base the folder that addresses are relative to
   * @param classes where the compilation's classes go: names the file
   */
  public void write(Report report, Path base, Path classes) throws IOException {
    Path temporary = temporary();
    try {
      try (BufferedWriter out = Files.newBufferedWriter(temporary, UTF_8)) {
        new SarifReport(base).render(report, out);
      }
      replace(temporary, folder.resolve(name(Repository.show(classes, base))));
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private Path temporary() {
    return folder.resolve("." + UUID.randomUUID() + ".tmp");
  }

  /** The same for the same folder in every clone; the end of its path is for people. */
  static String name(String classes) {
    String hash = Hashing.sha256().hashString(classes, UTF_8).toString().substring(0, HASH);
    String words = classes.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}._]+", "-");
    String end = words.substring(Math.max(0, words.length() - LONGEST));
    return end.replaceFirst("^[-.]+", "") + "-" + hash + ".sarif";
  }

  private static void replace(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
