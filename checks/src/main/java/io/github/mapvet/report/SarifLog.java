package io.github.mapvet.report;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of SARIF 2.1.0 that mapvet writes; names and meaning are the standard's (OASIS, <a
 * href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>). What is
 * null is left out. The tool reads and writes it by these names.
 */
public record SarifLog(String $schema, String version, List<Run> runs) {

  /** {@code run} of the standard. */
  public record Run(
      Tool tool,
      List<Invocation> invocations,
      Map<String, ArtifactLocation> originalUriBaseIds,
      List<Artifact> artifacts,
      String columnKind,
      List<Result> results) {}

  /** {@code tool} of the standard. */
  public record Tool(Driver driver) {}

  /** {@code driver} of the standard. */
  public record Driver(String name, String version, String informationUri, List<Rule> rules) {}

  /** {@code rule} of the standard. */
  public record Rule(
      String id,
      Message shortDescription,
      Message fullDescription,
      String helpUri,
      Message help,
      Configuration defaultConfiguration,
      Map<String, Object> properties) {}

  /** {@code configuration} of the standard. */
  public record Configuration(boolean enabled, String level) {}

  /** {@code message} of the standard. */
  public record Message(String text, String markdown) {
    static Message of(String text) {
      return new Message(text, null);
    }
  }

  /** {@code invocation} of the standard. */
  public record Invocation(
      int exitCode, boolean executionSuccessful, List<Notification> toolExecutionNotifications) {}

  /** {@code notification} of the standard. */
  public record Notification(String level, Message message, List<Location> locations) {}

  /** {@code result} of the standard. */
  public record Result(
      String ruleId,
      int ruleIndex,
      String level,
      Message message,
      List<Location> locations,
      List<Location> relatedLocations,
      Map<String, String> partialFingerprints,
      String baselineState,
      List<Suppression> suppressions,
      List<Fix> fixes,
      Map<String, String> properties) {}

  /** {@code suppression} of the standard. */
  public record Suppression(String kind, String justification) {}

  /** {@code location} of the standard. */
  public record Location(
      Integer id,
      PhysicalLocation physicalLocation,
      List<LogicalLocation> logicalLocations,
      Message message,
      SideProperties properties) {}

  /**
   * A side of a fault as {@code propertyBag}, so that reports made from this log draw it as well.
   *
   * @param what what happens there, without circumstances and code
   * @param actor which of the threads that take part does it: 0 for the first
   * @param thread what kind of thread that is; null where it is not known
   * @param locks those held there; null where they are not known
   */
  public record SideProperties(String what, Integer actor, String thread, List<String> locks) {
    static SideProperties of(Finding.Side side) {
      return new SideProperties(
          side.what(),
          side.actor(),
          side.circumstances().flatMap(Finding.Circumstances::thread).orElse(null),
          side.circumstances().map(Finding.Circumstances::locks).orElse(null));
    }

    /** What {@link #of} was given, as far as it is about the thread. */
    Optional<Finding.Circumstances> circumstances() {
      return Optional.ofNullable(locks)
          .map(
              held ->
                  new Finding.Circumstances(
                      Optional.ofNullable(thread), ImmutableList.copyOf(held)));
    }

    /** The side that this is about. */
    public Finding.Side side(io.github.mapvet.report.Location where, String text) {
      return new Finding.Side(where, text, what, actor, circumstances());
    }
  }

  /** {@code logicalLocation} of the standard. */
  public record LogicalLocation(String name, String kind) {}

  /** {@code physicalLocation} of the standard. */
  public record PhysicalLocation(ArtifactLocation artifactLocation, Region region) {}

  /** {@code artifact} of the standard. */
  public record Artifact(ArtifactLocation location, List<String> roles) {}

  /** {@code artifactLocation} of the standard. */
  public record ArtifactLocation(String uri, String uriBaseId) {}

  /** {@code region} of the standard. */
  public record Region(
      Integer startLine,
      Integer startColumn,
      Integer endLine,
      Integer endColumn,
      Integer charOffset,
      Integer charLength,
      Content snippet) {}

  /** {@code content} of the standard. */
  public record Content(String text) {}

  /** {@code fix} of the standard. */
  public record Fix(Message description, List<ArtifactChange> artifactChanges) {}

  /** {@code artifactChange} of the standard. */
  public record ArtifactChange(ArtifactLocation artifactLocation, List<Replacement> replacements) {}

  /** {@code replacement} of the standard. */
  public record Replacement(Region deletedRegion, Content insertedContent) {}
}
