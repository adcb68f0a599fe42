package io.github.mapvet.report;

import java.util.List;
import java.util.Map;

/**
 * The part of SARIF 2.1.0 that mapvet writes; names and meaning are the standard's (OASIS, <a
 * href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>). What is
 * null is left out. The tool reads and writes it by these names.
 */
record SarifLog(String $schema, String version, List<Run> runs) {

  record Run(
      Tool tool,
      List<Invocation> invocations,
      Map<String, ArtifactLocation> originalUriBaseIds,
      String columnKind,
      List<Result> results) {}

  record Tool(Driver driver) {}

  record Driver(String name, String version, String informationUri, List<Rule> rules) {}

  record Rule(
      String id,
      Message shortDescription,
      Message fullDescription,
      String helpUri,
      Message help,
      Configuration defaultConfiguration,
      Map<String, Object> properties) {}

  record Configuration(boolean enabled, String level) {}

  record Message(String text, String markdown) {
    static Message of(String text) {
      return new Message(text, null);
    }
  }

  record Invocation(
      int exitCode, boolean executionSuccessful, List<Notification> toolExecutionNotifications) {}

  record Notification(String level, Message message, List<Location> locations) {}

  record Result(
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

  record Suppression(String kind, String justification) {}

  record Location(Integer id, PhysicalLocation physicalLocation, Message message) {}

  record PhysicalLocation(ArtifactLocation artifactLocation, Region region) {}

  record ArtifactLocation(String uri, String uriBaseId) {}

  record Region(
      Integer startLine,
      Integer startColumn,
      Integer endLine,
      Integer endColumn,
      Integer charOffset,
      Integer charLength,
      Content snippet) {}

  record Content(String text) {}

  record Fix(Message description, List<ArtifactChange> artifactChanges) {}

  record ArtifactChange(ArtifactLocation artifactLocation, List<Replacement> replacements) {}

  record Replacement(Region deletedRegion, Content insertedContent) {}
}
