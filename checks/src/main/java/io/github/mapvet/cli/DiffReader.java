package io.github.mapvet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import com.google.common.collect.TreeRangeSet;
import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the new sides of a unified diff without context: which lines of which files changed. */
final class DiffReader {
  private static final String NEW_FILE = "+++ ";
  private static final Pattern HUNK =
      Pattern.compile(
          "@@ -\\d+(?:,(?<gone>\\d+))? \\+(?<line>\\d+)(?:,(?<come>\\d+))? @@.*", Pattern.DOTALL);

  private final Map<String, RangeSet<Integer>> changed = new LinkedHashMap<>();
  private RangeSet<Integer> current = TreeRangeSet.create();

  private DiffReader() {}

  /**
   * Changed lines by file. Where lines are gone, those before and after count as changed: what they
   * did there is now missing.
   *
   * @param diff as {@code git diff --unified=0 --dst-prefix=b/} prints it
   */
  static ImmutableMap<String, RangeSet<Integer>> changedLines(String diff) {
    DiffReader reader = new DiffReader();
    reader.read(Splitter.on('\n').split(diff).iterator());
    return ImmutableMap.copyOf(reader.changed);
  }

  private void read(Iterator<String> lines) {
    while (lines.hasNext()) {
      String line = lines.next();
      Matcher hunk = HUNK.matcher(line);
      if (line.startsWith(NEW_FILE)) {
        current = changed.computeIfAbsent(path(line), p -> TreeRangeSet.create());
      } else if (hunk.matches()) {
        int first = Integer.parseInt(hunk.group("line"));
        int count = count(hunk.group("come"));
        current.add(
            count == 0 ? Range.closed(first, first + 1) : Range.closed(first, first + count - 1));
        skip(count + count(hunk.group("gone")), lines);
      }
    }
  }

  private static int count(String number) {
    return number == null ? 1 : Integer.parseInt(number);
  }

  /** The lines of a hunk may look like anything. */
  private static void skip(int count, Iterator<String> lines) {
    for (int i = 0; i < count && lines.hasNext(); i++) {
      lines.next();
    }
  }

  private static String path(String line) {
    String name = line.substring(NEW_FILE.length());
    if (name.startsWith("\"")) {
      name = unquoted(name);
    } else if (name.endsWith("\t")) { // after a name with blanks
      name = name.substring(0, name.length() - 1);
    }
    return name.startsWith("b/") ? name.substring(2) : name;
  }

  /** Git writes names with quotes, backslashes and control characters as C would. */
  private static String unquoted(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String inside = name.substring(1, name.lastIndexOf('"'));
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      if (c != '\\') {
        bytes.writeBytes(String.valueOf(c).getBytes(UTF_8));
        continue;
      }
      c = inside.charAt(++i);
      int control = "abtnvfr".indexOf(c);
      if (control >= 0) {
        bytes.write('\007' + control);
      } else if (c >= '0' && c <= '3') {
        bytes.write(Integer.parseInt(inside.substring(i, i + 3), 8));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return bytes.toString(UTF_8);
  }
}
