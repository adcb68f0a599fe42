package io.github.mapvet.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.fail;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares text with a golden file or, when asked to, rewrites the file for review in a diff:
 *
 * <pre>
 * mvn -B -q test -Dtest=GoldenTest -Dmapvet.goldens=write
 * </pre>
 */
final class GoldenFile {
  private static final String REWRITE = "mvn -B -q test -Dtest=GoldenTest -Dmapvet.goldens=write";

  private static final String MODE = System.getProperty("mapvet.goldens", "check");

  private GoldenFile() {}

  /** Whether the plugin is tested alone: where the command's classes are not there. */
  static boolean pluginOnly() {
    return MODE.equals("plugin");
  }

  /** The golden text; nothing when there is no such file. */
  static String read(Path golden) throws IOException {
    return Files.exists(golden) ? Files.readString(golden, UTF_8) : "";
  }

  /**
   * Fails with a diff unless the golden file holds exactly this.
   *
   * @param golden the file
   * @param actual the whole text; empty when there must be no such file
   */
  static void check(Path golden, String actual) throws IOException {
    if (MODE.equals("write")) {
      write(golden, actual);
    } else {
      checkEqual(golden, read(golden), actual);
    }
  }

  /** Fails with a diff unless the texts are equal. */
  static void checkEqual(Path golden, String expected, String actual) {
    if (!expected.equals(actual)) {
      fail("\n" + diff(golden, expected, actual) + "\nIf this is right: " + REWRITE);
    }
  }

  private static void write(Path golden, String text) throws IOException {
    if (text.isEmpty()) {
      Files.deleteIfExists(golden);
    } else {
      Files.writeString(golden, text, UTF_8);
    }
  }

  private static String diff(Path golden, String expected, String actual) {
    List<String> before = Splitter.on('\n').splitToList(expected);
    List<String> after = Splitter.on('\n').splitToList(actual);
    String name = Testdata.root().relativize(golden).toString();
    return String.join(
        "\n",
        UnifiedDiffUtils.generateUnifiedDiff(
            name, "what mapvet says now", before, DiffUtils.diff(before, after), 3));
  }
}
