package io.github.mapvet.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.BugPattern.SeverityLevel;
import io.github.mapvet.report.SarifLog.ArtifactLocation;
import io.github.mapvet.report.SarifLog.Message;
import io.github.mapvet.report.SarifLog.Region;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The report as SARIF 2.1.0. Addresses below the base folder are relative to it, so that a code
 * host can map them to its repository.
 */
public final class SarifReport implements Renderer {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String HOME = "https://github.com/mapvet/mapvet";

  /** What mapvet calls its fingerprints; another name when they are made in another way. */
  public static final String FINGERPRINT = "mapvet/v2";

  private static final String BASE = "%SRCROOT%";

  private static final ImmutableList<SarifLog.Suppression> NONE = ImmutableList.of();
  private static final ImmutableList<SarifLog.Suppression> KNOWN =
      ImmutableList.of(new SarifLog.Suppression("external", "in the baseline"));

  private final URI base;

  /**
   * @param base the folder that addresses are relative to, usually the current one
   */
  public SarifReport(Path base) {
    this.base = base.toAbsolutePath().normalize().toUri();
  }

  @Override
  public void render(Report report, Appendable out) throws IOException {
    SarifLog.Run run =
        new SarifLog.Run(
            new SarifLog.Tool(driver(report)),
            List.of(invocation(report)),
            ImmutableMap.of(BASE, new ArtifactLocation(base.toString(), null)),
            report.sources().keySet().stream().map(this::analysed).toList(),
            "utf16CodeUnits",
            results(report));
    Json.write(new SarifLog(SCHEMA, "2.1.0", List.of(run)), out);
  }

  private static SarifLog.Driver driver(Report report) {
    return new SarifLog.Driver(
        "mapvet", report.version(), HOME, report.rules().stream().map(SarifReport::rule).toList());
  }

  private static SarifLog.Rule rule(RuleInfo rule) {
    return new SarifLog.Rule(
        rule.name(),
        Message.of(rule.summary()),
        Message.of(rule.summary()),
        rule.url(),
        new Message(rule.page(), rule.page()),
        new SarifLog.Configuration(rule.onByDefault(), level(rule.severity())),
        ImmutableMap.of(
            "family", rule.family(), "tags", ImmutableList.of("concurrency", rule.family())));
  }

  private SarifLog.Invocation invocation(Report report) {
    List<SarifLog.Notification> notifications =
        report.problems().stream()
            .map(p -> new SarifLog.Notification(level(p), Message.of(p.describe()), null))
            .toList();
    boolean complete = report.problems().stream().allMatch(p -> p.level() == Problem.Level.NOTE);
    return new SarifLog.Invocation(report.exitCode(), complete, notifications);
  }

  private List<SarifLog.Result> results(Report report) {
    ImmutableMap.Builder<String, Integer> indices = ImmutableMap.builder();
    for (int i = 0; i < report.rules().size(); i++) {
      indices.put(report.rules().get(i).name(), i);
    }
    ImmutableMap<String, Integer> ruleIndices = indices.buildOrThrow();
    List<SarifLog.Result> results = new ArrayList<>();
    for (Finding finding : report.all()) {
      Optional<String> state = report.baselineState(finding);
      SourceFile file = report.source(finding.where());
      results.add(
          new SarifLog.Result(
              finding.rule(),
              ruleIndices.get(finding.rule()),
              level(finding.severity()),
              Message.of(JavacText.of(finding)),
              List.of(location(null, finding.where(), finding.member(), null, null, report)),
              sides(finding, report),
              ImmutableMap.of(FINGERPRINT, finding.fingerprint()),
              state.orElse(null),
              state.map(s -> s.equals("unchanged") ? KNOWN : NONE).orElse(null),
              finding.fixes().stream().map(fix -> fix(fix, file)).toList(),
              finding.properties()));
    }
    return results;
  }

  private List<SarifLog.Location> sides(Finding finding, Report report) {
    List<SarifLog.Location> sides = new ArrayList<>();
    for (Finding.Side side : finding.sides()) {
      sides.add(
          location(
              sides.size() + 1,
              side.where(),
              null,
              side.text(),
              SarifLog.SideProperties.of(side),
              report));
    }
    return sides;
  }

  private SarifLog.Artifact analysed(URI file) {
    return new SarifLog.Artifact(artifact(file), List.of("analysisTarget"));
  }

  private SarifLog.Location location(
      Integer id,
      Location where,
      String member,
      String text,
      SarifLog.SideProperties properties,
      Report report) {
    SourceFile file = report.source(where);
    SarifLog.Content snippet =
        file == null ? null : new SarifLog.Content(file.lines().between(where));
    Region region =
        new Region(
            where.line(), where.column(), where.endLine(), where.endColumn(), null, null, snippet);
    return new SarifLog.Location(
        id,
        new SarifLog.PhysicalLocation(artifact(where.uri()), region),
        member == null ? null : List.of(new SarifLog.LogicalLocation(member, "member")),
        text == null ? null : Message.of(text),
        properties);
  }

  private SarifLog.Fix fix(Finding.Repair repair, SourceFile file) {
    List<SarifLog.Replacement> replacements =
        repair.edits().stream()
            .map(
                edit ->
                    new SarifLog.Replacement(
                        region(edit, file.lines()), new SarifLog.Content(edit.replacement())))
            .toList();
    return new SarifLog.Fix(
        Message.of(repair.title()),
        List.of(new SarifLog.ArtifactChange(artifact(file.toUri()), replacements)));
  }

  private static Region region(Finding.Edit edit, Lines lines) {
    Lines.Position start = lines.position(edit.start());
    Lines.Position end = lines.position(edit.end());
    return new Region(
        start.line(),
        start.column(),
        end.line(),
        end.column(),
        edit.start(),
        edit.end() - edit.start(),
        null);
  }

  private ArtifactLocation artifact(URI address) {
    URI relative = base.relativize(address);
    return new ArtifactLocation(relative.toString(), relative.equals(address) ? null : BASE);
  }

  private static String level(SeverityLevel severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case SUGGESTION -> "note";
    };
  }

  /** The severity that a level stands for. */
  public static SeverityLevel severity(String level) {
    return switch (level) {
      case "error" -> SeverityLevel.ERROR;
      case "warning" -> SeverityLevel.WARNING;
      default -> SeverityLevel.SUGGESTION;
    };
  }

  private static String level(Problem problem) {
    return problem.level() == Problem.Level.NOTE ? "note" : "error";
  }
}
