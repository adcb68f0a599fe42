package io.github.mapvet.cli.report;

import com.google.errorprone.BugPattern.SeverityLevel;
import io.github.mapvet.report.Finding;
import io.github.mapvet.report.Json;
import io.github.mapvet.report.Lines;
import io.github.mapvet.report.Location;
import io.github.mapvet.report.Problem;
import io.github.mapvet.report.Renderer;
import io.github.mapvet.report.Report;
import io.github.mapvet.report.RuleInfo;
import io.github.mapvet.report.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The report as JSON of a form of our own, for scripts: {@code report.schema.json} describes it.
 * What is there keeps its name and meaning while {@code version} stays; things may be added.
 */
public final class JsonReport implements Renderer {
  private static final String SCHEMA =
      "https://github.com/mapvet/mapvet/blob/main/checks/src/main/resources/META-INF/mapvet/"
          + "report.schema.json";
  private static final int VERSION = 1;

  private record Log(
      String $schema,
      int version,
      String mapvet,
      int exitCode,
      Summary summary,
      List<Result> findings,
      List<Remark> problems) {}

  private record Summary(int files, long errors, long warnings, long suggestions, Integer known) {}

  private record Result(
      String rule,
      String family,
      String severity,
      Place place,
      String member,
      String message,
      List<Side> sides,
      List<Fix> fixes,
      Map<String, String> properties,
      String page,
      String fingerprint,
      String baselineState) {}

  private record Place(String file, int line, int column, int endLine, int endColumn) {}

  private record Side(Place place, String text) {}

  private record Fix(String title, List<Edit> edits) {}

  private record Edit(Place place, int start, int end, String replacement) {}

  private record Remark(String level, String file, String text) {}

  @Override
  public void render(Report report, Appendable out) throws IOException {
    Json.write(
        new Log(
            SCHEMA,
            VERSION,
            report.version(),
            report.exitCode(),
            summary(report),
            report.all().stream().map(f -> result(f, report)).toList(),
            report.problems().stream().map(JsonReport::remark).toList()),
        out);
  }

  private static Summary summary(Report report) {
    return new Summary(
        report.sources().size(),
        report.count(SeverityLevel.ERROR),
        report.count(SeverityLevel.WARNING),
        report.count(SeverityLevel.SUGGESTION),
        report.hasBaseline() ? report.known().size() : null);
  }

  private static Result result(Finding finding, Report report) {
    SourceFile file = report.source(finding.where());
    return new Result(
        finding.rule(),
        report.rule(finding).map(RuleInfo::family).orElse(null),
        lower(finding.severity()),
        place(finding.where(), report),
        finding.member(),
        finding.message(),
        finding.sides().stream().map(s -> new Side(place(s.where(), report), s.text())).toList(),
        finding.fixes().stream().map(fix -> fix(fix, file)).toList(),
        finding.properties(),
        finding.page(),
        finding.fingerprint(),
        report.baselineState(finding).orElse(null));
  }

  private static Fix fix(Finding.Repair repair, SourceFile file) {
    return new Fix(repair.title(), repair.edits().stream().map(e -> edit(e, file)).toList());
  }

  private static Edit edit(Finding.Edit edit, SourceFile file) {
    Lines.Position start = file.lines().position(edit.start());
    Lines.Position end = file.lines().position(edit.end());
    return new Edit(
        new Place(file.path(), start.line(), start.column(), end.line(), end.column()),
        edit.start(),
        edit.end(),
        edit.replacement());
  }

  private static Place place(Location where, Report report) {
    SourceFile file = report.source(where);
    return new Place(
        file == null ? where.uri().toString() : file.path(),
        where.line(),
        where.column(),
        where.endLine(),
        where.endColumn());
  }

  private static Remark remark(Problem problem) {
    return new Remark(
        lower(problem.level()), problem.path().isEmpty() ? null : problem.path(), problem.text());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
