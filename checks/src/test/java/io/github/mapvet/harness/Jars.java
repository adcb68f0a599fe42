package io.github.mapvet.harness;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/** The jars that the build has made, and the Error Prones it has laid out beside them. */
public final class Jars {
  /** Error Prone's versions that we support: the oldest, ours, the newest. */
  public static final String OLDEST = System.getProperty("mapvet.error-prone.oldest");

  public static final String OURS = System.getProperty("mapvet.error-prone");
  public static final String NEWEST = System.getProperty("mapvet.error-prone.newest");

  private Jars() {}

  /** The jar with the command. */
  public static Path command() {
    return Path.of(System.getProperty("mapvet.jar"));
  }

  /** The jar with the rules alone, for processor paths. */
  public static Path plugin() {
    return Path.of(System.getProperty("mapvet.plugin.jar"));
  }

  /** JUnit's launcher with all it needs. */
  static Path junitConsole() {
    return matrix().resolve("junit-console.jar");
  }

  /** One version of Error Prone and all it needs. */
  static ImmutableList<Path> errorProne(String version) throws IOException {
    return Testdata.list(matrix().resolve("ep-" + version));
  }

  /** A class path. */
  static String path(Collection<Path> jars) {
    return jars.stream().map(Path::toString).collect(joining(File.pathSeparator));
  }

  private static Path matrix() {
    return Path.of(System.getProperty("mapvet.matrix"));
  }
}
