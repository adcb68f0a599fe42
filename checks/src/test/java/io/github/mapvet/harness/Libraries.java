package io.github.mapvet.harness;

import static com.google.common.base.StandardSystemProperty.JAVA_CLASS_PATH;
import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.File;
import java.nio.file.Path;

/** What the code of the cases may refer to besides the JDK: picked from the tests' class path. */
final class Libraries {
  private static final ImmutableList<String> JARS =
      ImmutableList.of("error_prone_annotations-", "failureaccess-", "guava-");

  private Libraries() {}

  /** The jars, in no telling order. */
  static ImmutableList<Path> paths() {
    return Splitter.on(File.pathSeparatorChar)
        .splitToStream(JAVA_CLASS_PATH.value())
        .map(Path::of)
        .filter(jar -> JARS.stream().anyMatch(jar.getFileName().toString()::startsWith))
        .collect(toImmutableList());
  }

  /** The same as files. */
  static ImmutableList<File> files() {
    return paths().stream().map(Path::toFile).collect(toImmutableList());
  }
}
