package io.github.mapvet.cli;

import static java.util.stream.Collectors.joining;

import io.github.mapvet.report.Problem;
import io.github.mapvet.report.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The places that reports go to. Files appear when their report is complete, or not at all. */
final class Outputs implements AutoCloseable {
  private final Path base;
  private final PrintWriter out;
  private final List<Output> outputs = new ArrayList<>();

  /** One of them; {@code file} is null for standard output. */
  private record Output(Format format, Path path, OutputFile file) {
    String name() {
      return path == null ? "on standard output" : path.toString();
    }
  }

  /**
   * @param base the folder that addresses in reports are relative to
   * @param out standard output
   */
  Outputs(Path base, PrintWriter out) {
    this.base = base;
    this.out = out;
  }

  /**
   * Prepares one place.
   *
   * @throws UsageException when nothing can be written there
   */
  void add(ReportOptions.Target target) throws UsageException {
    Path path = target.file();
    outputs.add(new Output(target.format(), path, path == null ? null : OutputFile.at(path)));
  }

  /**
   * Writes the report to all places.
   *
   * @throws UsageException when one cannot be written after all
   */
  void write(Report report) throws UsageException {
    for (Output output : outputs) {
      try {
        write(report, output);
      } catch (IOException e) {
        throw new UsageException("report " + output.name() + " failed (" + e.getMessage() + ").");
      }
    }
  }

  private void write(Report report, Output output) throws IOException {
    if (output.file() == null) {
      output.format().renderer(base, true).render(report, out);
      if (out.checkError()) {
        throw new IOException("not all of it could be written");
      }
    } else {
      output.file().write(file -> output.format().renderer(base, false).render(report, file));
    }
  }

  /**
   * Tells people what else there is to say: problems, and where the files are.
   *
   * @return the report's exit code
   */
  int finish(Report report, PrintWriter err) {
    report.problems().stream().map(Problem::describe).forEach(err::println);
    String files =
        outputs.stream()
            .filter(o -> o.file() != null)
            .map(o -> o.path().toString())
            .collect(joining(", "));
    if (!files.isEmpty()) {
      err.println("mapvet: " + report.summary() + "; report in " + files);
    }
    err.flush();
    return report.exitCode();
  }

  /** Leaves nothing behind that was not written. */
  @Override
  public void close() {
    outputs.stream().map(Output::file).filter(f -> f != null).forEach(OutputFile::close);
  }
}
