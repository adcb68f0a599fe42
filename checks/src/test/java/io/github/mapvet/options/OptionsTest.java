package io.github.mapvet.options;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What users set, what they are told of it, and what the README says. */
final class OptionsTest {
  private static final Path README = Path.of("../README.md");

  @Test
  void values() {
    Options options =
        Options.ofCompiler(
            ImmutableMap.of(
                "MapVet:TaskMethods", "a.B#c, a.B#new,",
                "MapVet:WeakEvidence", "true",
                "MapVet:Baseline", "my, file",
                "NullAway:Any", "?"));
    assertThat(options.problems()).isEmpty();
    assertThat(options.entries(UserOption.TASK_METHODS)).containsExactly("a.B#c", "a.B#new");
    assertThat(options.isOn(UserOption.WEAK_EVIDENCE)).isTrue();
    assertThat(options.path(UserOption.BASELINE)).hasValue(Path.of("my, file"));
  }

  @Test
  void unknownOptionIsNamed() {
    assertThat(Options.ofCompiler(ImmutableMap.of("MapVet:TaskMethod", "a.B#c")).problems())
        .containsExactly(
            new Options.Problem(
                "unknown option -XepOpt:MapVet:TaskMethod; did you mean MapVet:TaskMethods? There"
                    + " are "
                    + String.join(", ", UserOption.flags())
                    + ".",
                "https://github.com/mapvet/mapvet/blob/main/README.md#options"));
  }

  @Test
  void emptyPathIsRefused() {
    assertThat(Options.ofCommand(ImmutableMap.of("MapVet:Baseline", " ")).problems())
        .containsExactly(
            new Options.Problem(
                "option --baseline: '' is wrong; it must be a file such as mapvet.baseline.",
                UserOption.BASELINE.page()));
  }

  @Test
  void entries() {
    assertThat(UserOption.CONCURRENT_CONTAINERS.accepts("com.acme.Outer.Inner")).isTrue();
    assertThat(UserOption.CONCURRENT_CONTAINERS.accepts("FastMap")).isFalse();
    assertThat(UserOption.CONCURRENT_CONTAINERS.accepts("com.acme.")).isFalse();
    assertThat(UserOption.TASK_METHODS.accepts("com.acme.Worker#new")).isTrue();
    assertThat(UserOption.TASK_METHODS.accepts("com.acme.Pool#dispatch:read")).isFalse();
    assertThat(UserOption.ACQUIRE_METHODS.accepts("com.acme.Lock#take:read")).isTrue();
    assertThat(UserOption.ACQUIRE_METHODS.accepts("com.acme.Lock#take:write")).isFalse();
  }

  @Test
  void readmeListsAllOptions() throws IOException {
    List<String> rows = new ArrayList<>();
    for (UserOption option : UserOption.values()) {
      rows.add(
          "| `%s` | `%s` | `%s` | %s |"
              .formatted(
                  option.flag(), option.commandName(), option.example(), option.description()));
    }
    assertThat(readme().stream().filter(l -> l.startsWith("| `MapVet:")).toList())
        .containsExactlyElementsIn(rows)
        .inOrder();
  }

  @Test
  void readmeHasTheSectionsThatMessagesName() throws IOException {
    List<String> anchors =
        readme().stream()
            .filter(l -> l.startsWith("##"))
            .map(l -> l.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'))
            .toList();
    assertThat(anchors).contains("options");
    for (UserOption option : UserOption.values()) {
      assertThat(anchors).contains(option.page().replaceFirst(".*#", ""));
    }
  }

  private static List<String> readme() throws IOException {
    return Files.readString(README, UTF_8).lines().toList();
  }
}
