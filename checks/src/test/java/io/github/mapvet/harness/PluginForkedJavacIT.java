package io.github.mapvet.harness;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real plugin jar in a real javac, found through its service entries as users find it. */
final class PluginForkedJavacIT {
  private static final String RACE =
      """
      import java.util.concurrent.ConcurrentHashMap;

      class Visits {
        private final ConcurrentHashMap<String, Integer> visits = new ConcurrentHashMap<>();

        void visit(String page) {
          if (!visits.containsKey(page)) {
            visits.put(page, 1);
          }
        }
      }
      """;

  @TempDir private Path folder;
  private Path source;

  @BeforeEach
  void writeSource() throws IOException {
    source = Files.writeString(folder.resolve("Visits.java"), RACE);
  }

  @Test
  void findsByDefault() throws Exception {
    Forked javac = compile("");
    assertWithMessage(javac.output()).that(javac.exit()).isEqualTo(0);
    assertThat(javac.output()).contains("Visits.java:8: warning: [NonAtomicMapUpdate]");
  }

  @Test
  void offSilences() throws Exception {
    Forked javac = compile(" -Xep:NonAtomicMapUpdate:OFF");
    assertWithMessage(javac.output()).that(javac.exit()).isEqualTo(0);
    assertThat(javac.output()).doesNotContain("NonAtomicMapUpdate");
  }

  @Test
  void errorFailsTheBuild() throws Exception {
    Forked javac = compile(" -Xep:NonAtomicMapUpdate:ERROR");
    assertThat(javac.output()).contains("Visits.java:8: error: [NonAtomicMapUpdate]");
    assertThat(javac.exit()).isEqualTo(1);
  }

  @Test
  void suppressWarningsSilences() throws Exception {
    Files.writeString(
        source,
        RACE.replace("  void visit", "  @SuppressWarnings(\"NonAtomicMapUpdate\")\n  void visit"));
    Forked javac = compile("");
    assertWithMessage(javac.output()).that(javac.exit()).isEqualTo(0);
    assertThat(javac.output()).doesNotContain("NonAtomicMapUpdate");
  }

  /** What users meet who put the jar beside their libraries; the README's troubleshooting. */
  @Test
  void onTheClassPathAloneIsNoCheckerName() throws Exception {
    Forked javac =
        compile(
            " -Xep:NonAtomicMapUpdate:WARN",
            Jars.errorProne(Jars.OURS),
            ImmutableList.of(Jars.plugin()));
    assertThat(javac.output()).contains("NonAtomicMapUpdate is not a valid checker name");
    assertThat(javac.exit()).isNotEqualTo(0);
  }

  private Forked compile(String flags) throws Exception {
    Iterable<Path> processors =
        Iterables.concat(List.of(Jars.plugin()), Jars.errorProne(Jars.OURS));
    return compile(flags, ImmutableList.copyOf(processors), ImmutableList.of(folder));
  }

  private Forked compile(String flags, List<Path> processorPath, List<Path> classPath)
      throws Exception {
    return Forked.javac(
        Jdk.current(),
        List.of(
            "-XDcompilePolicy=simple",
            "--should-stop=ifError=FLOW",
            "-processorpath",
            Jars.path(processorPath),
            "-Xplugin:ErrorProne" + flags,
            "-classpath",
            Jars.path(classPath),
            "-d",
            folder.toString(),
            source.toString()));
  }
}
