package io.github.mapvet.cli;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.mapvet.report.Finding;
import io.github.mapvet.report.JavacText;
import io.github.mapvet.report.Location;
import io.github.mapvet.report.Problem;
import io.github.mapvet.report.Report;
import io.github.mapvet.report.Repository;
import io.github.mapvet.report.RuleInfo;
import io.github.mapvet.report.SarifLog;
import io.github.mapvet.report.SarifReport;
import io.github.mapvet.report.SourceFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes one report of many SARIF files. */
final class Merger {
  private final Path current;
  private final Map<String, RuleInfo> rules = new TreeMap<>();
  private final Map<URI, SourceFile> sources = new LinkedHashMap<>();
  private final Map<Finding, Boolean> findings = new LinkedHashMap<>();
  private final Set<Problem> problems = new HashSet<>();
  private boolean hasBaseline;
  private final Set<Location> changed = new HashSet<>();

  /**
   * @param current the folder that paths are shown relative to
   */
  Merger(Path current) {
    this.current = current;
  }

  /**
   * Adds what one file says.
   *
   * @throws UsageException when it lacks what this mapvet writes
   */
  void add(Path file) throws UsageException {
    SarifLog log = SarifFiles.read(file);
    try {
      log.runs().forEach(this::add);
    } catch (NullPointerException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new UsageException(
          file + " is damaged, or from another version of mapvet; write it again.");
    }
  }

  private void add(SarifLog.Run run) {
    for (SarifLog.Rule rule : run.tool().driver().rules()) {
      rules.putIfAbsent(rule.id(), info(rule));
    }
    run.artifacts().forEach(artifact -> source(address(artifact.location(), run)));
    for (SarifLog.Invocation invocation : run.invocations()) {
      invocation.toolExecutionNotifications().forEach(n -> problems.add(problem(n, invocation)));
    }
    for (SarifLog.Result result : run.results()) {
      hasBaseline |= result.baselineState() != null;
      findings.putIfAbsent(finding(result, run), "unchanged".equals(result.baselineState()));
    }
  }

  /** All of it; equal findings of several files, such as modules with common sources, are one. */
  Report report() {
    ImmutableMap<URI, SourceFile> all =
        sources.values().stream()
            .sorted(comparing(SourceFile::path))
            .collect(toImmutableMap(SourceFile::toUri, file -> file));
    if (!changed.isEmpty()) {
      problems.add(
          Problem.note(
              "places whose code has changed since: "
                  + changed.size()
                  + "; their repairs are left out."));
    }
    Report report =
        new Report(
            RuleInfo.version(),
            ImmutableList.copyOf(rules.values()),
            all,
            Report.sorted(findings.keySet(), all),
            ImmutableSet.of(),
            false,
            problems.stream().sorted(comparing(Problem::describe)).collect(toImmutableList()),
            ExitCodes.of(problems));
    return hasBaseline ? report.withKnown(findings::get) : report;
  }

  private static RuleInfo info(SarifLog.Rule rule) {
    return new RuleInfo(
        rule.id(),
        String.valueOf(rule.properties().get("family")),
        SarifReport.severity(rule.defaultConfiguration().level()),
        rule.defaultConfiguration().enabled(),
        rule.shortDescription().text(),
        rule.helpUri(),
        rule.help().text());
  }

  private static Problem problem(SarifLog.Notification said, SarifLog.Invocation invocation) {
    Problem.Level level =
        said.level().equals("note")
            ? Problem.Level.NOTE
            : invocation.exitCode() == ExitCodes.FAULT ? Problem.Level.FAULT : Problem.Level.INPUT;
    return new Problem(level, "", said.message().text().replaceFirst("^mapvet: ", ""));
  }

  private Finding finding(SarifLog.Result result, SarifLog.Run run) {
    SarifLog.Location place = result.locations().get(0);
    Location where = where(place, run);
    SourceFile file = source(where.uri());
    boolean same = isAsBefore(place, where, file);
    if (!same && !result.fixes().isEmpty()) {
      changed.add(where);
    }
    ImmutableList<Finding.Side> sides =
        result.relatedLocations().stream()
            .map(side -> side.properties().side(where(side, run), side.message().text()))
            .collect(toImmutableList());
    return new Finding(
        result.ruleId(),
        SarifReport.severity(result.level()),
        where,
        JavacText.message(result.message().text(), sides),
        sides,
        same
            ? result.fixes().stream().map(Merger::repair).collect(toImmutableList())
            : ImmutableList.of(),
        rules.get(result.ruleId()).url(),
        ImmutableMap.copyOf(result.properties()),
        place.logicalLocations().get(0).name(),
        requireNonNull(result.partialFingerprints().get(SarifReport.FINGERPRINT)));
  }

  private static boolean isAsBefore(SarifLog.Location place, Location where, SourceFile file) {
    SarifLog.Content snippet = place.physicalLocation().region().snippet();
    return snippet != null && file.lines().between(where).equals(snippet.text());
  }

  private static Finding.Repair repair(SarifLog.Fix fix) {
    return new Finding.Repair(
        fix.description().text(),
        fix.artifactChanges().get(0).replacements().stream()
            .map(Merger::edit)
            .collect(toImmutableList()));
  }

  private static Finding.Edit edit(SarifLog.Replacement replacement) {
    SarifLog.Region region = replacement.deletedRegion();
    return new Finding.Edit(
        region.charOffset(),
        region.charOffset() + region.charLength(),
        replacement.insertedContent().text());
  }

  private Location where(SarifLog.Location location, SarifLog.Run run) {
    SarifLog.Region region = location.physicalLocation().region();
    return new Location(
        address(location.physicalLocation().artifactLocation(), run),
        region.startLine(),
        region.startColumn(),
        region.endLine(),
        region.endColumn());
  }

  /** Where a file is here: reports may come from another machine. */
  private URI address(SarifLog.ArtifactLocation artifact, SarifLog.Run run) {
    URI address = URI.create(artifact.uri());
    if (artifact.uriBaseId() == null) {
      return address;
    }
    URI base = URI.create(run.originalUriBaseIds().get(artifact.uriBaseId()).uri());
    boolean isHere = "file".equals(base.getScheme()) && Files.isDirectory(Path.of(base));
    return (isHere ? base : Repository.around(current).toUri()).resolve(address);
  }

  private SourceFile source(URI address) {
    return sources.computeIfAbsent(address, this::read);
  }

  /** The file as it is now; empty if it is gone, or was never a file. */
  private SourceFile read(URI address) {
    if (!"file".equals(address.getScheme())) {
      return new SourceFile(address, address.toString(), "");
    }
    Path file = Path.of(address);
    String path = Repository.show(file, current);
    try {
      return new SourceFile(
          address, path, SourceText.decode(Files.readAllBytes(file)).characters().orElse(""));
    } catch (IOException e) {
      return new SourceFile(address, path, "");
    }
  }
}
