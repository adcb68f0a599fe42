package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;
import static io.github.mapvet.cli.Mapvet.faulty;
import static io.github.mapvet.cli.Mapvet.write;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.mapvet.cli.Mapvet.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which reports go where, and the small ones themselves. */
final class FormatsTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeFile() throws IOException {
    file = write(folder, "src/a,b: 100%/A.java", faulty("A"));
  }

  private Run check(Object... options) {
    Object[] all = new Object[options.length + 2];
    all[0] = "check";
    all[1] = file;
    System.arraycopy(options, 0, all, 2, options.length);
    return Mapvet.run(folder, all);
  }

  // Several at once

  @Test
  void severalReports() throws IOException {
    Path sarif = folder.resolve("out.sarif");
    Path json = folder.resolve("a=b.json");
    Run run = check("--format", "text", "--format", "sarif=" + sarif, "--format=json=" + json);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).endsWith("0 errors, 1 warning in 1 of 1 file\n");
    assertThat(run.err())
        .isEqualTo(
            "mapvet: 0 errors, 1 warning in 1 of 1 file; report in " + sarif + ", " + json + "\n");
    assertThat(Files.readString(sarif)).isEqualTo(check("--format", "sarif").out());
    assertThat(Files.readString(json)).isEqualTo(check("--format", "json").out());
  }

  @Test
  void outputIsForTheFormatWithoutFile() throws IOException {
    Path text = folder.resolve("out.txt");
    Run run = check("-o", text, "--format", "text", "--format", "json=" + folder.resolve("j"));
    assertThat(run.out()).isEmpty();
    assertThat(Files.readString(text)).endsWith("0 errors, 1 warning in 1 of 1 file\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --format text --format sarif        | --format text and --format sarif both go to standard output; give each a file of its own: --format sarif=FILE.
          --format json=x --format sarif=./x  | --format json and --format sarif both go to x; give each a file
          --format json --format sarif=x -o x | --format json and --format sarif both go to x; give each a file
          --format json=x -o y                | --output y has no report: every --format names a file of its own.
          --format json=                      | 'json=' names no file after the =
          --format jason=x                    | 'jason' is none of text, sarif, json, github, html; did you mean json?
          """)
  void wrongUse(String options, String message) {
    Run run = check((Object[]) options.split(" "));
    assertThat(run.err()).contains(message);
    assertThat(run.err()).contains("Try 'mapvet check --help'.");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void nothingIsLeftWhenOneCannotBeWritten() throws IOException {
    Path good = folder.resolve("good.json");
    Run run = check("--format", "json=" + good, "--format", "sarif=" + folder.resolve("no/x"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("x cannot be written (its folder does not exist)");
    try (var files = Files.list(folder)) {
      assertThat(files.toList()).containsExactly(folder.resolve("src"));
    }
  }

  // github

  @Test
  void githubCommands() throws IOException {
    write(
        folder,
        "src/B.java",
        "class B { java.util.Map<?, ?> m;\n void f() {\n m.clear(\n );\n }\n}");
    Run run = Mapvet.run(folder, "check", "--format", "github", folder);
    String page = "https://github.com/mapvet/mapvet/blob/main/testdata/ClearedMap/README.md";
    assertThat(run.out())
        .isEqualTo(
            "::warning file=src/B.java,line=3,endLine=4,title=ClearedMap::"
                + "'m' loses every entry%0A    B.java:1: declared here%0Asee "
                + page
                + "\n::warning file=src/a%2Cb%3A 100%25/A.java,line=1,endLine=1,col=47,"
                + "endColumn=58,title=ClearedMap::"
                + "'map' loses every entry%0A    A.java:1: declared here%0Asee "
                + page
                + "\n0 errors, 2 warnings in 2 of 2 files\n");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  // json

  @Test
  void jsonIsAsItsSchemaSays() throws IOException {
    write(folder, "Boom.java", "import gone.Gone;\n" + faulty("Boom"));
    write(folder, "Bin.java", "\0");
    Run run = Mapvet.run(folder, "check", "--format", "json", folder);
    try (InputStream in =
        FormatsTest.class.getResourceAsStream("/META-INF/mapvet/report.schema.json")) {
      String schema = new String(in.readAllBytes(), UTF_8);
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                  .getSchema(schema)
                  .validate(run.out(), InputFormat.JSON))
          .isEmpty();
    }
    JsonObject report = JsonParser.parseString(run.out()).getAsJsonObject();
    assertThat(report.get("exitCode").getAsInt()).isEqualTo(run.exitCode());
    assertThat(report.getAsJsonArray("problems")).isNotEmpty();
    assertThat(report.getAsJsonArray("findings")).hasSize(2);
  }

  @Test
  void jsonFinding() throws IOException {
    write(folder, "A.java", "class A {\n  java.util.Map<?, ?> map;\n  { map.clear(); }\n}\n");
    Run run = Mapvet.run(folder, "check", "--format", "json", folder.resolve("A.java"));
    JsonObject finding =
        JsonParser.parseString(run.out())
            .getAsJsonObject()
            .getAsJsonArray("findings")
            .get(0)
            .getAsJsonObject();
    String fingerprint = finding.remove("fingerprint").getAsString();
    assertThat(fingerprint).matches("[0-9a-f]{16}:1");
    assertThat(finding)
        .isEqualTo(
            JsonParser.parseString(
                """
                {
                  "rule": "ClearedMap",
                  "family": "cli",
                  "severity": "warning",
                  "place": {"file": "A.java", "line": 3, "column": 5, "endLine": 3, "endColumn": 16},
                  "member": "A",
                  "message": "'map' loses every entry",
                  "sides": [
                    {
                      "place": {"file": "A.java", "line": 2, "column": 23, "endLine": 2, "endColumn": 27},
                      "text": "declared here"
                    }
                  ],
                  "fixes": [
                    {
                      "title": "Keep the entries",
                      "edits": [
                        {
                          "place": {"file": "A.java", "line": 3, "column": 5, "endLine": 3, "endColumn": 16},
                          "start": 41,
                          "end": 52,
                          "replacement": "map.isEmpty()"
                        }
                      ]
                    }
                  ],
                  "properties": {"field": "map"},
                  "page": "https://github.com/mapvet/mapvet/blob/main/testdata/ClearedMap/README.md"
                }
                """));
  }
}
