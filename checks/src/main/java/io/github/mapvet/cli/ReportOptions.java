package io.github.mapvet.cli;

import com.google.common.collect.ImmutableList;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which reports to write, and where. */
final class ReportOptions {

  /**
   * A report that somebody wants.
   *
   * @param format how it is written
   * @param file where; null for {@code --output}'s file, or standard output
   */
  record Target(Format format, Path file) {
    Target or(Path output) {
      return file == null ? new Target(format, output) : this;
    }
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT[=FILE]",
      converter = TargetConverter.class,
      description = {
        "text, sarif, json, github or html, and the file to write it to; default: text.",
        "Repeat it for several reports: --format text --format sarif=mapvet.sarif"
      })
  private List<Target> targets = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the report goes whose format names no file; default: standard output.")
  private Path output;

  /**
   * Prepares all of them, so that a place that cannot be written costs no analysis.
   *
   * @param base the folder that addresses in reports are relative to
   * @param out standard output
   * @throws UsageException when two go to one place, or one cannot be written
   */
  Outputs open(Path base, PrintWriter out) throws UsageException {
    List<Target> placed = placed();
    Outputs outputs = new Outputs(base, out);
    try {
      for (Target target : placed) {
        outputs.add(target);
      }
    } catch (UsageException e) {
      outputs.close();
      throw e;
    }
    return outputs;
  }

  private List<Target> placed() throws UsageException {
    List<Target> wanted = targets.isEmpty() ? List.of(new Target(Format.TEXT, null)) : targets;
    if (output != null && wanted.stream().allMatch(t -> t.file() != null)) {
      throw new UsageException(
          "--output " + output + " has no report: every --format names a file of its own.");
    }
    Map<String, Target> byPlace = new LinkedHashMap<>();
    for (Target target : wanted) {
      Target placed = target.or(output);
      Path file = placed.file();
      String place = file == null ? "" : file.toAbsolutePath().normalize().toString();
      Target other = byPlace.putIfAbsent(place, placed);
      if (other != null) {
        throw new UsageException(clash(other, placed));
      }
    }
    return ImmutableList.copyOf(byPlace.values());
  }

  private static String clash(Target one, Target other) {
    return "--format "
        + one.format()
        + " and --format "
        + other.format()
        + " both go to "
        + (one.file() == null ? "standard output" : one.file())
        + "; give each a file of its own: --format "
        + other.format()
        + "=FILE.";
  }

  /** Reads {@code sarif} or {@code sarif=FILE}. */
  private static final class TargetConverter implements ITypeConverter<Target> {
    private static final Choice<Format> FORMATS = new Choice<>(Format.values());

    @Override
    public Target convert(String word) {
      int sign = word.indexOf('=');
      if (sign < 0) {
        return new Target(FORMATS.convert(word), null);
      }
      Format format = FORMATS.convert(word.substring(0, sign));
      if (sign + 1 == word.length()) {
        throw new TypeConversionException("'" + word + "' names no file after the =");
      }
      return new Target(format, Path.of(word.substring(sign + 1)));
    }
  }
}
