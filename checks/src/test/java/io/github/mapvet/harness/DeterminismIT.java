package io.github.mapvet.harness;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same sources give the same bytes, wherever and however they are read. */
final class DeterminismIT {
  private static final ImmutableList<String> FORMATS =
      ImmutableList.of("text", "sarif", "json", "github", "html");

  @TempDir private Path folder;

  @Test
  void orderOfTheFiles() throws Exception {
    Path sources = sources("plain");
    List<String> usual = reports(sources, ImmutableList.of(), files(sources));
    for (int seed = 1; seed <= 2; seed++) {
      List<String> shuffled = new ArrayList<>(files(sources));
      Collections.shuffle(shuffled, new Random(seed));
      assertSame(usual, reports(sources, ImmutableList.of(), shuffled));
    }
  }

  @Test
  void languageTimeZoneEncodingAndProcessors() throws Exception {
    Path sources = sources("plain");
    List<String> usual = reports(sources, ImmutableList.of(), ImmutableList.of("."));
    assertSame(
        usual,
        reports(
            sources,
            ImmutableList.of(
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Asia/Kathmandu",
                "-Dfile.encoding=ISO-8859-1",
                "-XX:ActiveProcessorCount=1"),
            ImmutableList.of(".")));
  }

  /** All cases with all that they need: what JDKs make of names they do not know differs. */
  @Test
  void newestJdk() throws Exception {
    Optional<Jdk> newest = Jdk.atLeast(21);
    assumeTrue(newest.isPresent(), "no JDK 21 or newer found");
    Path sources = Testdata.root();
    List<String> paths = List.of("--classpath", Jars.path(Libraries.paths()), ".");
    List<String> usual = reports(sources, ImmutableList.of(), paths);
    assertSame(usual, reports(newest.get(), sources, ImmutableList.of(), paths));
  }

  @Test
  void blanksAndAccentsInPaths() throws Exception {
    assertSame(
        reports(sources("plain"), ImmutableList.of(), ImmutableList.of(".")),
        reports(sources("mit Lücke 空"), ImmutableList.of(), ImmutableList.of(".")));
  }

  /** Line ends of Windows move no line; what is quoted ends before them. */
  @Test
  void carriageReturns() throws Exception {
    Path sources = sources("plain");
    Path windows = sources("windows");
    for (String file : files(windows)) {
      Path path = windows.resolve(file);
      Files.writeString(path, Files.readString(path, UTF_8).replace("\n", "\r\n"), UTF_8);
    }
    assertThat(reports(windows, ImmutableList.of(), ImmutableList.of(".")).get(0))
        .isEqualTo(reports(sources, ImmutableList.of(), ImmutableList.of(".")).get(0));
  }

  @Test
  void readOnlySources() throws Exception {
    Path sources = sources("plain");
    List<String> usual = reports(sources, ImmutableList.of(), ImmutableList.of("."));
    assertThat(sources.toFile().setWritable(false)).isTrue();
    try {
      assertSame(usual, reports(sources, ImmutableList.of(), ImmutableList.of(".")));
    } finally {
      assertThat(sources.toFile().setWritable(true)).isTrue();
    }
  }

  /** The bad cases that are one file, in a folder of this name. */
  private Path sources(String name) throws IOException {
    Path sources = Files.createDirectories(folder.resolve(name));
    for (RuleFolder rule : Testdata.folders()) {
      Path copies = Files.createDirectories(sources.resolve(rule.rule()));
      for (Path file : Testdata.list(rule.path())) {
        if (file.getFileName().toString().matches("Bad.*\\.java")) {
          Files.copy(file, copies.resolve(file.getFileName().toString()));
        }
      }
    }
    return sources;
  }

  private static List<String> files(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(f -> f.toString().endsWith(".java"))
          .map(f -> sources.relativize(f).toString())
          .sorted()
          .toList();
    }
  }

  private List<String> reports(Path sources, List<String> jvm, List<String> paths)
      throws Exception {
    return reports(Jdk.current(), sources, jvm, paths);
  }

  private List<String> reports(Jdk jdk, Path sources, List<String> jvm, List<String> paths)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(jdk.program("java"));
    command.addAll(jvm);
    command.addAll(List.of("-jar", Jars.command().toString(), "check", "--suggestions"));
    for (String format : FORMATS) {
      command.addAll(List.of("--format", format + "=" + folder.resolve(format)));
    }
    command.addAll(List.of("--fail-on", "never"));
    command.addAll(paths);
    Forked run = Forked.run(sources, command);
    assertWithMessage(run.output()).that(run.exit()).isEqualTo(0);
    List<String> reports = new ArrayList<>();
    for (String format : FORMATS) {
      // SARIF says where the sources are.
      String text = Files.readString(folder.resolve(format), UTF_8);
      reports.add(text.replace(sources.toUri().toString(), "file:///sources/"));
    }
    return reports;
  }

  private static void assertSame(List<String> one, List<String> other) {
    for (int i = 0; i < FORMATS.size(); i++) {
      assertWithMessage(FORMATS.get(i)).that(other.get(i)).isEqualTo(one.get(i));
    }
  }
}
