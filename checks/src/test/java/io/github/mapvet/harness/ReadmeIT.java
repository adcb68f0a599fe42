package io.github.mapvet.harness;

import static com.google.common.collect.Iterables.getOnlyElement;
import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.Iterables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README shows is what happens. */
final class ReadmeIT {
  private static final Path ROOT = Testdata.root().getParent();

  @Test
  void exampleIsRealOutput() throws Exception {
    Snippet example =
        getOnlyElement(
            Snippet.of(readme(), "console").stream().filter(s -> s.file().isEmpty()).toList());
    int end = example.code().indexOf('\n') + 1;
    String typed = example.code().substring(0, end);
    assertThat(typed).startsWith("$ java -jar checks/target/mapvet.jar check ");
    List<String> command = new ArrayList<>(List.of(typed.substring(2).strip().split(" ")));
    command.set(0, Jdk.current().program("java"));
    Forked shown = Forked.run(ROOT, command);
    assertThat(shown.output()).isEqualTo(example.code().substring(end));
    assertThat(shown.exit()).isEqualTo(1);
  }

  /** The Maven set-ups are those of the sample projects that the build has just built. */
  @Test
  void mavenSetUpsAreThoseOfSampleProjects() throws IOException {
    Iterable<Snippet> copies =
        Iterables.concat(Snippet.of(readme(), "xml"), Snippet.of(readme(), "text"));
    assertThat(copies).hasSize(3);
    for (Snippet copy : copies) {
      String file = Files.readString(Path.of("target/it").resolve(copy.file()), UTF_8);
      assertWithMessage("line %s is in %s", copy.line(), copy.file())
          .that(Snippet.isIn(copy.code(), file))
          .isTrue();
    }
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"), UTF_8);
  }
}
