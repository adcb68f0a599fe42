package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;
import static io.github.mapvet.cli.Mapvet.faulty;
import static io.github.mapvet.cli.Mapvet.write;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.mapvet.harness.SarifSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SARIF report: valid, complete, and with fingerprints that stay. */
final class SarifTest {
  @TempDir private Path folder;

  private String sarif() {
    return Mapvet.run(folder, "check", "--format", "sarif", folder).out();
  }

  private JsonObject run() {
    return JsonParser.parseString(sarif())
        .getAsJsonObject()
        .getAsJsonArray("runs")
        .get(0)
        .getAsJsonObject();
  }

  private List<JsonObject> results() {
    List<JsonObject> results = new ArrayList<>();
    for (JsonElement result : run().getAsJsonArray("results")) {
      results.add(result.getAsJsonObject());
    }
    return results;
  }

  private List<String> fingerprints() {
    return results().stream()
        .map(r -> r.getAsJsonObject("partialFingerprints").get("mapvet/v2").getAsString())
        .toList();
  }

  @Test
  void validAgainstThePublishedSchema() throws IOException {
    write(folder, "A b.java", "import gone.Gone;\n" + faulty("A"));
    write(folder, "Boom.java", faulty("Boom"));
    write(folder, "Bin.java", "\0");
    assertThat(SarifSchema.errors(sarif())).isEmpty();
  }

  @Test
  void result() throws IOException {
    write(folder, "p/A.java", "class A {\n  java.util.Map<?, ?> map;\n  { map.clear(); }\n}\n");
    JsonObject result = results().get(0);
    assertThat(result.get("ruleId").getAsString()).isEqualTo("ClearedMap");
    assertThat(result.get("level").getAsString()).isEqualTo("warning");
    assertThat(text(result.get("message")))
        .isEqualTo("'map' loses every entry\n    A.java:2: declared here");
    JsonObject place = physical(result.getAsJsonArray("locations").get(0));
    assertThat(place.getAsJsonObject("artifactLocation").toString())
        .isEqualTo("{\"uri\":\"p/A.java\",\"uriBaseId\":\"%SRCROOT%\"}");
    assertThat(place.getAsJsonObject("region").toString())
        .isEqualTo(
            "{\"startLine\":3,\"startColumn\":5,\"endLine\":3,\"endColumn\":16,"
                + "\"snippet\":{\"text\":\"map.clear()\"}}");
    JsonObject side = result.getAsJsonArray("relatedLocations").get(0).getAsJsonObject();
    assertThat(text(side.get("message"))).isEqualTo("declared here");
    assertThat(physical(side).getAsJsonObject("region").get("startLine").getAsInt()).isEqualTo(2);
    assertThat(result.getAsJsonObject("properties").get("field").getAsString()).isEqualTo("map");
  }

  @Test
  void fix() throws IOException {
    write(folder, "A.java", "class A {\n  java.util.Map<?, ?> map;\n  { map.clear(); }\n}\n");
    JsonObject fix = results().get(0).getAsJsonArray("fixes").get(0).getAsJsonObject();
    assertThat(text(fix.get("description"))).isEqualTo("Keep the entries");
    JsonObject change = fix.getAsJsonArray("artifactChanges").get(0).getAsJsonObject();
    assertThat(change.getAsJsonArray("replacements").toString())
        .isEqualTo(
            "[{\"deletedRegion\":{\"startLine\":3,\"startColumn\":5,\"endLine\":3,"
                + "\"endColumn\":16,\"charOffset\":41,\"charLength\":11},"
                + "\"insertedContent\":{\"text\":\"map.isEmpty()\"}}]");
  }

  @Test
  void ruleHasHelp() throws IOException {
    write(folder, "A.java", faulty("A"));
    JsonObject rule =
        run()
            .getAsJsonObject("tool")
            .getAsJsonObject("driver")
            .getAsJsonArray("rules")
            .get(results().get(0).get("ruleIndex").getAsInt())
            .getAsJsonObject();
    assertThat(rule.get("id").getAsString()).isEqualTo("ClearedMap");
    assertThat(rule.getAsJsonObject("help").get("markdown").getAsString())
        .startsWith("# ClearedMap");
    assertThat(rule.get("helpUri").getAsString()).endsWith("/ClearedMap/README.md");
    assertThat(rule.getAsJsonObject("properties").get("family").getAsString()).isEqualTo("cli");
  }

  @Test
  void invocationTellsWhatWasNotRead() throws IOException {
    write(folder, "Bin.java", "\0");
    JsonObject invocation = run().getAsJsonArray("invocations").get(0).getAsJsonObject();
    assertThat(invocation.get("exitCode").getAsInt()).isEqualTo(2);
    assertThat(invocation.get("executionSuccessful").getAsBoolean()).isFalse();
    assertThat(invocation.getAsJsonArray("toolExecutionNotifications").toString())
        .contains("Bin.java: binary");
  }

  @Test
  void fingerprintsStayWhenLinesMove() throws IOException {
    String twice = "class A { java.util.Map<?, ?> map;\n void f() {\n%s map.clear();\n";
    String end = " map.clear();\n}\n}\n";
    write(folder, "A.java", twice.formatted("") + end);
    List<String> before = fingerprints();
    assertThat(before).hasSize(2);
    assertThat(before).containsNoDuplicates();
    write(folder, "A.java", "\n// moved\n\n" + twice.formatted("int i;\n  ") + end);
    assertThat(fingerprints()).isEqualTo(before);
  }

  private static String text(JsonElement message) {
    return message.getAsJsonObject().get("text").getAsString();
  }

  private static JsonObject physical(JsonElement location) {
    return location.getAsJsonObject().getAsJsonObject("physicalLocation");
  }
}
