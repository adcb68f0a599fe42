package io.github.mapvet.harness;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** mapvet has nothing to say about its own code. */
final class SelfCheckIT {
  private static final Path SOURCES = Path.of("src/main/java").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void pluginFindsNothing() throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            "-source",
            "17",
            "-Xlint:-options",
            "-XDcompilePolicy=simple",
            "--should-stop=ifError=FLOW",
            "-proc:none",
            "-processorpath",
            Jars.path(processorPath()),
            "-Xplugin:ErrorProne -XepDisableAllChecks" + enableAll(),
            "-classpath",
            classPath(),
            "-d",
            folder.toString()));
    // Here for the code that is compiled: it uses javac's own classes.
    command.addAll(Forked.EXPORTS);
    command.addAll(sources());
    Forked javac = Forked.javac(Jdk.current(), command);
    assertThat(javac.output()).isEmpty();
    assertThat(javac.exit()).isEqualTo(0);
  }

  @Test
  void commandFindsNothing() throws Exception {
    checkCommand(Jdk.current());
  }

  @Test
  void commandFindsNothingOnNewestJdk() throws Exception {
    Optional<Jdk> jdk = Jdk.atLeast(21);
    assumeTrue(jdk.isPresent(), "no JDK 21 or newer found");
    checkCommand(jdk.get());
  }

  private static void checkCommand(Jdk jdk) throws Exception {
    Forked command =
        Forked.run(
            List.of(
                jdk.program("java"),
                "-jar",
                Jars.command().toString(),
                "check",
                "--classpath",
                classPath(),
                SOURCES.toString()));
    assertWithMessage(command.output()).that(command.exit()).isEqualTo(0);
  }

  private static String enableAll() {
    StringBuilder flags = new StringBuilder();
    Rules.names().forEach(name -> flags.append(" -Xep:").append(name));
    return flags.toString();
  }

  private static List<Path> processorPath() throws IOException {
    return ImmutableList.<Path>builder()
        .add(Jars.plugin())
        .addAll(Jars.errorProne(Jars.OURS))
        .build();
  }

  /** The libraries of the tests hold those of the code. */
  private static String classPath() {
    return String.join(
        File.pathSeparator,
        Splitter.on(File.pathSeparatorChar)
            .splitToStream(System.getProperty("java.class.path"))
            .filter(entry -> entry.endsWith(".jar"))
            .toList());
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.map(Path::toString).filter(f -> f.endsWith(".java")).sorted().toList();
    }
  }
}
