package io.github.mapvet.harness;

import static com.google.common.base.StandardSystemProperty.JAVA_CLASS_PATH;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The same jar, with every Error Prone that we support, says the same: the golden tests of the
 * plugin run again in a JVM of their own.
 */
final class MatrixIT {
  private static final Pattern SUCCESSFUL = Pattern.compile("\\[ +(\\d+) tests successful +\\]");

  @Test
  void oldestErrorProneOnOurJdk() throws Exception {
    checkGoldens(Jars.OLDEST, Jdk.current());
  }

  @Test
  void ourErrorProneOnOurJdk() throws Exception {
    checkGoldens(Jars.OURS, Jdk.current());
  }

  @Test
  void ourErrorProneOnNewestJdk() throws Exception {
    checkGoldens(Jars.OURS, newestJdk());
  }

  @Test
  void newestErrorProneOnNewestJdk() throws Exception {
    checkGoldens(Jars.NEWEST, newestJdk());
  }

  private static Jdk newestJdk() throws IOException {
    Optional<Jdk> jdk = Jdk.atLeast(21);
    assumeTrue(
        jdk.isPresent(), "no JDK 21 or newer found (JAVA_HOME_21_X64, JDK21_HOME, /usr/lib/jvm)");
    return jdk.get();
  }

  private static void checkGoldens(String version, Jdk jdk) throws Exception {
    Forked tests =
        Forked.java(
            jdk,
            List.of(
                "-Xss8m",
                "-Dmapvet.goldens=plugin",
                "-Dmapvet.testdata=" + Testdata.root(),
                "-cp",
                Jars.path(classPath(version)),
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--disable-ansi-colors",
                "--details=summary",
                "--fail-if-no-tests",
                "--select-class=" + GoldenTest.class.getName()));
    assertWithMessage(tests.output()).that(tests.exit()).isEqualTo(0);
    Matcher successful = SUCCESSFUL.matcher(tests.output());
    assertWithMessage(tests.output()).that(successful.find()).isTrue();
    assertThat(Integer.parseInt(successful.group(1))).isEqualTo(expectedTests());
  }

  /** A test for each case, and one for each folder. */
  private static int expectedTests() throws IOException {
    int count = 0;
    for (RuleFolder folder : Testdata.folders()) {
      count += 1 + folder.cases().size();
    }
    return count;
  }

  /** The jar, that Error Prone, the tests, and the libraries that the tests alone use. */
  private static List<Path> classPath(String version) throws IOException {
    List<Path> path = new ArrayList<>();
    path.add(Jars.plugin());
    path.addAll(Jars.errorProne(version));
    path.add(Jars.junitConsole());
    ImmutableSet<String> replaced = path.stream().map(MatrixIT::artifact).collect(toImmutableSet());
    for (String entry : Splitter.on(File.pathSeparatorChar).split(JAVA_CLASS_PATH.value())) {
      String artifact = artifact(Path.of(entry));
      if (!replaced.contains(artifact)
          && !artifact.equals("classes")
          && !artifact.startsWith("error_prone_")
          && !artifact.startsWith("junit-")) {
        path.add(Path.of(entry));
      }
    }
    return path;
  }

  private static String artifact(Path jar) {
    return jar.getFileName().toString().replaceFirst("-\\d.*", "");
  }
}
