package io.github.mapvet.harness;

import static java.util.Comparator.comparingInt;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * An installed JDK.
 *
 * @param home its folder
 * @param feature its version, such as 17
 */
public record Jdk(Path home, int feature) {

  /** The one that runs the tests. */
  public static Jdk current() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  /**
   * The newest JDK of at least this version: named by an environment variable such as {@code
   * JAVA_HOME_21_X64} or {@code JDK25_HOME}, or installed beside the current one or where Linux
   * distributions put them.
   */
  public static Optional<Jdk> atLeast(int feature) throws IOException {
    List<Path> homes = new ArrayList<>();
    for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
      if (variable.getKey().matches("(JAVA_HOME|JDK).*")) {
        homes.add(Path.of(variable.getValue()));
      }
    }
    homes.addAll(siblings(current().home().getParent()));
    homes.addAll(siblings(Path.of("/usr/lib/jvm")));
    List<Jdk> found = new ArrayList<>();
    for (Path home : homes) {
      read(home).filter(jdk -> jdk.feature() >= feature).ifPresent(found::add);
    }
    return found.stream().max(comparingInt(Jdk::feature));
  }

  /** The path of one of its programs. */
  public String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  private static ImmutableList<Path> siblings(Path folder) throws IOException {
    return Files.isDirectory(folder) ? Testdata.list(folder) : ImmutableList.of();
  }

  private static Optional<Jdk> read(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isReadable(release) || !Files.isExecutable(home.resolve("bin/javac"))) {
      return Optional.empty();
    }
    Properties facts = new Properties();
    try (Reader text = Files.newBufferedReader(release)) {
      facts.load(text);
    }
    String version = facts.getProperty("JAVA_VERSION", "\"0\"").replace("\"", "");
    return Optional.of(new Jdk(home, Runtime.Version.parse(version).feature()));
  }
}
