package io.github.mapvet.ruling;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a published POM, and what is made from coordinates. */
final class PomsTest {
  @TempDir private Path folder;

  @Test
  void onlyDependenciesCount() throws IOException {
    String published =
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <parent><artifactId>p</artifactId><relativePath>../p</relativePath></parent>
          <packaging>bundle</packaging>
          <repositories><repository><id>elsewhere</id></repository></repositories>
          <dependencyManagement>
            <dependencies>
              <dependency><artifactId>managed</artifactId><scope>test</scope></dependency>
            </dependencies>
          </dependencyManagement>
          <dependencies>
            <dependency><artifactId>optional</artifactId><optional>true</optional></dependency>
            <dependency><artifactId>provided</artifactId><scope>provided</scope></dependency>
            <dependency><artifactId>junit</artifactId><scope>test</scope></dependency>
            <dependency><artifactId>fixtures</artifactId><type>test-jar</type></dependency>
          </dependencies>
          <build><plugins/></build>
          <profiles>
            <profile>
              <build><plugins/></build>
              <dependencies>
                <dependency><artifactId>tools</artifactId></dependency>
              </dependencies>
            </profile>
          </profiles>
        </project>
        """;
    Path read = Files.writeString(folder.resolve("published.pom"), published, UTF_8);
    Path written = folder.resolve("pom.xml");
    Poms.ownDependencies(read, written);
    String own = Files.readString(written, UTF_8);
    for (String kept : List.of("managed", "optional", "provided", "tools", "<relativePath/>")) {
      assertThat(own).contains(kept);
    }
    for (String left : List.of("junit", "fixtures", "plugins", "elsewhere", "bundle", "../p")) {
      assertThat(own).doesNotContain(left);
    }
  }

  @Test
  void coordinatesBecomeDependencies() {
    assertThat(Poms.dependingOn(List.of("g:a:1", "h:b:2")))
        .containsMatch(
            "g</groupId><artifactId>a</artifactId><version>1</version>(?s).*h</groupId>");
  }
}
