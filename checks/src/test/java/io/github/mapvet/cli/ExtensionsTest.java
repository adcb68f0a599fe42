package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;
import static io.github.mapvet.cli.Mapvet.faulty;
import static io.github.mapvet.cli.Mapvet.write;

import io.github.mapvet.cli.Mapvet.Run;
import io.github.mapvet.knowledge.LibraryModel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users add to the knowledge of libraries, on the command line. */
final class ExtensionsTest {
  @TempDir private Path folder;

  @Test
  void optionsOfThePluginAreTaken() throws IOException {
    Path file = write(folder, "A.java", faulty("A"));
    Run run = check(file, "-XepOpt:MapVet:ConcurrentContainers=com.acme.Fast,com.acme.Faster");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
  }

  @Test
  void wrongValueNamesOptionValueAndWhatIsAllowed() throws IOException {
    Path file = write(folder, "A.java", faulty("A"));
    Run run = check(file, "-XepOpt:MapVet:ConcurrentContainers=com.acme.Fast,Faster");
    assertThat(run.err())
        .startsWith(
            "mapvet: option --concurrent-containers: 'Faster' is wrong; an entry is a"
                + " qualified class name such as com.acme.FastMap. See"
                + " https://github.com/mapvet/mapvet/blob/main/README.md#libraries-of-your-own\n");
    assertThat(run.exitCode()).isEqualTo(ExitCodes.INPUT);
  }

  @Test
  void yesOrNoIsNothingElse() throws IOException {
    Path file = write(folder, "A.java", faulty("A"));
    assertThat(check(file, "-XepOpt:MapVet:WeakEvidence=ture").err())
        .contains(
            "option --weak-evidence: 'ture' is wrong; it must be true or false; did you mean true?"
                + " See https://github.com/mapvet/mapvet/blob/main/README.md#");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XepOpt:MapVet:WeakEvidence=true",
        "--weak-evidence",
        "--singletons=com.acme.Service"
      })
  void namesOfTheCommand(String option) throws IOException {
    Path file = write(folder, "A.java", faulty("A"));
    Run run = check(file, option);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCodes.FINDINGS);
  }

  @Test
  void unknownOption() throws IOException {
    Path file = write(folder, "A.java", faulty("A"));
    Run run = check(file, "-XepOpt:MapVet:Singleton=com.acme.Service");
    assertThat(run.err()).contains("-XepOpt:MapVet:Singletons");
    assertThat(run.exitCode()).isEqualTo(ExitCodes.INPUT);
  }

  @Test
  void brokenModel() throws IOException {
    Path file = write(folder, "A.java", faulty("A"));
    write(folder, "ext/META-INF/services/" + LibraryModel.class.getName(), "com.acme.Missing\n");
    Run run = check(file, "--extensions", folder.resolve("ext"));
    assertThat(run.err()).contains("com.acme.Missing");
    assertThat(run.exitCode()).isEqualTo(ExitCodes.INPUT);
  }

  @Test
  void missingJar() throws IOException {
    Path file = write(folder, "A.java", faulty("A"));
    Run run = check(file, "--extensions", "nowhere.jar");
    assertThat(run.err()).startsWith("mapvet: --extensions cannot be read: nowhere.jar (missing)");
    assertThat(run.exitCode()).isEqualTo(ExitCodes.INPUT);
  }

  private Run check(Path file, Object... options) {
    Object[] all = new Object[options.length + 2];
    all[0] = "check";
    all[1] = file;
    System.arraycopy(options, 0, all, 2, options.length);
    return Mapvet.run(folder, all);
  }
}
