package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mapvet maven} over a real build of several modules, none of which knows mapvet. */
final class MavenIT {
  private static final String RACE =
      """
      package shop;

      import java.util.Map;
      import java.util.concurrent.ConcurrentHashMap;

      public class %1$s {
        private final Map<String, Price> prices = new ConcurrentHashMap<>();

        public void add(String name, Price price) {
          if (!prices.containsKey(name)) {
            prices.put(name, price);
          }
        }
      }
      """;

  @TempDir private Path folder;

  private record Run(int exitCode, String out, String err) {}

  @BeforeEach
  void project() throws IOException {
    write(
        "pom.xml",
        pom("shop", "pom", "<modules><module>base</module><module>web</module></modules>"));
    write("base/pom.xml", child("base", ""));
    write(
        "web/pom.xml",
        child(
            "web",
            "<dependencies><dependency><groupId>shop</groupId><artifactId>base</artifactId>"
                + "<version>1</version></dependency></dependencies>"));
    write("base/src/main/java/shop/Price.java", "package shop;\n\npublic class Price {}\n");
    write("web/src/main/java/shop/Basket.java", RACE.formatted("Basket"));
    write("web/src/test/java/shop/BasketCase.java", RACE.formatted("BasketCase"));
  }

  private static String pom(String name, String packaging, String rest) {
    return """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>shop</groupId>
          <artifactId>%s</artifactId>
          <version>1</version>
          <packaging>%s</packaging>
          <properties>
            <maven.compiler.release>17</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
          <build>
            <plugins>
              <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
              <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
            </plugins>
          </build>
          %s
        </project>
        """
        .formatted(name, packaging, rest);
  }

  private static String child(String name, String rest) {
    return """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <parent><groupId>shop</groupId><artifactId>shop</artifactId><version>1</version></parent>
          <artifactId>%s</artifactId>
          %s
        </project>
        """
        .formatted(name, rest);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Run run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", System.getProperty("mapvet.jar"), "maven"));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile("mapvet", "out");
    Path err = Files.createTempFile("mapvet", "err");
    int exitCode =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    Run run = new Run(exitCode, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    Files.delete(out);
    Files.delete(err);
    return run;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(f -> folder.relativize(f).toString())
          .filter(f -> !f.contains("target"))
          .sorted()
          .toList();
    }
  }

  @Test
  void analysesWhatTheModulesCompile() throws Exception {
    List<String> before = files();
    Run run = run("--", "-B", "-T2", "compile");
    assertThat(run.err()).contains("BUILD SUCCESS");
    assertThat(run.err()).doesNotContain("not resolved");
    assertThat(run.out()).contains("web/src/main/java/shop/Basket.java:11:7: warning:");
    assertThat(run.out()).contains("0 errors, 1 warning in 1 of 2 files");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void analysesTestsIfAsked() throws Exception {
    Run run = run("--tests", "--format", "json=report.json", "--", "-B", "-q", "test-compile");
    assertThat(run.err()).contains("0 errors, 2 warnings in 2 of 3 files; report in report.json");
    assertThat(Files.readString(folder.resolve("report.json")))
        .contains("web/src/test/java/shop/BasketCase.java");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void knowsABaselineAndTheModulesThatWereUpToDate() throws Exception {
    Run first = run("--write-baseline", "known.baseline", "--", "-B", "-q", "compile");
    assertThat(first.exitCode()).isEqualTo(0);
    Run second = run("--baseline", "known.baseline", "--", "-B", "-q", "compile");
    assertThat(second.out()).isEqualTo("no new findings in 2 files; 1 known\n");
    assertThat(second.exitCode()).isEqualTo(0);
  }

  @Test
  void reportsWhatWasCompiledBeforeABuildFailed() throws Exception {
    write("base/src/main/java/shop/Offers.java", RACE.formatted("Offers"));
    write("web/src/main/java/shop/Broken.java", "package shop; class Broken {");
    Run run = run("--", "-B", "compile");
    assertThat(run.out()).contains("base/src/main/java/shop/Offers.java:11:7: warning:");
    assertThat(run.err())
        .contains("mapvet: the build failed (exit code 1); what it compiled before");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void saysWhatIsWrongWithTheCall() throws Exception {
    Run nothing = run("--", "-B", "-q", "validate");
    assertThat(nothing.err())
        .contains("mapvet: the build compiled nothing; name a phase that does");
    assertThat(nothing.exitCode()).isEqualTo(2);
    Run missing = run("--maven", "/nowhere/mvn", "--", "compile");
    assertThat(missing.err()).contains("mapvet: Maven cannot be run (/nowhere/mvn): install it");
    assertThat(missing.exitCode()).isEqualTo(2);
    Run rule = run("--rule", "NoSuchRule");
    assertThat(rule.err()).contains("NoSuchRule");
    assertThat(rule.err()).doesNotContain("Scanning for projects");
    assertThat(rule.exitCode()).isEqualTo(2);
  }
}
