package io.github.mapvet.harness;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
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

  private static final int MODULES = 4;

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

  /** The plugin jar alone, without the libraries of the command, reads what the command wrote. */
  @Test
  void baselineOfTheCommandHoldsForThePlugin() throws Exception {
    Path baseline = folder.resolve("mapvet.baseline");
    assertThat(command("check", "--write-baseline", baseline, source).exit()).isEqualTo(0);
    Forked javac = compile(" -Xep:NonAtomicMapUpdate:ERROR -XepOpt:MapVet:Baseline=" + baseline);
    assertWithMessage(javac.output()).that(javac.exit()).isEqualTo(0);
    assertThat(javac.output()).doesNotContain("NonAtomicMapUpdate");
  }

  @Test
  void modulesThatAreCompiledAtOnceWriteTheirOwnSarif() throws Exception {
    Path reports = folder.resolve("reports");
    List<CompletableFuture<Forked>> builds = new ArrayList<>();
    for (int i = 0; i < MODULES; i++) {
      Path module = Files.createDirectories(folder.resolve("module" + i));
      Path file = module.resolve("Visits" + i + ".java");
      Files.writeString(file, RACE.replace("class Visits", "class Visits" + i));
      builds.add(CompletableFuture.supplyAsync(() -> compileModule(file, reports)));
    }
    for (CompletableFuture<Forked> build : builds) {
      assertThat(build.get().output()).contains("error: [NonAtomicMapUpdate]");
      assertThat(build.get().exit()).isEqualTo(1);
    }
    try (Stream<Path> files = Files.list(reports)) {
      assertThat(files.toList()).hasSize(MODULES);
    }
    Forked merged = command("merge", reports);
    assertThat(merged.exit()).isEqualTo(1);
    assertThat(merged.output()).endsWith("4 errors, 0 warnings in 4 of 4 files\n");
  }

  private static Forked compileModule(Path file, Path reports) {
    Path module = file.getParent();
    try {
      return javac(
          " -Xep:NonAtomicMapUpdate:ERROR -XepOpt:MapVet:SarifDir=" + reports,
          ImmutableList.copyOf(
              Iterables.concat(List.of(Jars.plugin()), Jars.errorProne(Jars.OURS))),
          ImmutableList.of(module),
          module.resolve("classes"),
          file);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Forked command(Object... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of("-jar", Jars.command().toString()));
    Stream.of(arguments).map(Object::toString).forEach(words::add);
    return Forked.java(Jdk.current(), words);
  }

  private Forked compile(String flags) throws Exception {
    Iterable<Path> processors =
        Iterables.concat(List.of(Jars.plugin()), Jars.errorProne(Jars.OURS));
    return compile(flags, ImmutableList.copyOf(processors), ImmutableList.of(folder));
  }

  private Forked compile(String flags, List<Path> processorPath, List<Path> classPath)
      throws Exception {
    return javac(flags, processorPath, classPath, folder, source);
  }

  private static Forked javac(
      String flags, List<Path> processorPath, List<Path> classPath, Path classes, Path file)
      throws Exception {
    List<String> arguments = new ArrayList<>(Forked.plugin(Jars.path(processorPath), flags));
    arguments.addAll(List.of("-classpath", Jars.path(classPath), "-d", classes.toString()));
    arguments.add(file.toString());
    return Forked.javac(Jdk.current(), arguments);
  }
}
