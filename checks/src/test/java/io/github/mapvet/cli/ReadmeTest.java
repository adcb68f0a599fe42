package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.mapvet.options.UserOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every command and option that the README names exists, and every option of check is there. */
final class ReadmeTest {
  private static final Pattern CALL = Pattern.compile("mapvet\\.jar (?<command>[a-z]+)(?<rest>.*)");
  private static final Pattern OPTION = Pattern.compile("(?<=[\\s`])--[a-z][a-z-]+");
  private static final Pattern ROW = Pattern.compile("\\| `(?<name>--[a-z-]+)[ \\[`].*");
  private static final Pattern FLAG = Pattern.compile("MapVet:(?<name>[A-Za-z]+)");

  /** Options of javac, Java and Maven. */
  private static final ImmutableSet<String> FOREIGN =
      ImmutableSet.of(
          "--add-exports", "--add-opens", "--fail-at-end", "--shortstat", "--should-stop");

  private final CommandLine mapvet = Main.commandLine(new Rules(List.of()), Path.of(""));
  private List<String> readme;

  @BeforeEach
  void read() throws IOException {
    readme = Files.readAllLines(Path.of("../README.md"), UTF_8);
  }

  @Test
  void everyCallIsUnderstood() {
    int calls = 0;
    for (MatchResult call : matches(CALL, readme)) {
      CommandLine command = mapvet.getSubcommands().get(call.group(1));
      assertWithMessage(call.group()).that(command).isNotNull();
      // What follows -- is for Maven, what follows ; or | for the shell.
      String ours = call.group(2).split(" -- |[;|&]", 2)[0];
      assertWithMessage(call.group())
          .that(names(command))
          .containsAtLeastElementsIn(found(OPTION, List.of(ours)));
      calls++;
    }
    assertThat(calls).isAtLeast(20);
  }

  @Test
  void everyOptionExists() {
    Set<String> known = new TreeSet<>(FOREIGN);
    mapvet.getSubcommands().values().forEach(command -> known.addAll(names(command)));
    assertThat(known).containsAtLeastElementsIn(found(OPTION, readme));
  }

  @Test
  void everyFlagExists() {
    List<String> flags = Arrays.stream(UserOption.values()).map(UserOption::flag).toList();
    Set<String> found = found(FLAG, readme);
    found.remove("MapVet:NAME");
    assertThat(flags).containsAtLeastElementsIn(found);
  }

  @Test
  void everyOptionOfCheckHasItsRow() {
    Stream<String> rows =
        readme.stream().map(ROW::matcher).filter(m -> m.matches()).map(m -> m.group("name"));
    Stream<String> shared = Arrays.stream(UserOption.values()).map(UserOption::commandName);
    Set<String> listed = new TreeSet<>(Stream.concat(rows, shared).toList());
    listed.addAll(List.of("--help", "--version"));
    for (OptionSpec option : mapvet.getSubcommands().get("check").getCommandSpec().options()) {
      if (!option.hidden()) {
        assertWithMessage("row of %s", option.longestName())
            .that(listed)
            .containsAnyIn(option.names());
      }
    }
  }

  private static ImmutableSet<String> names(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .flatMap(option -> Arrays.stream(option.names()))
        .collect(ImmutableSet.toImmutableSet());
  }

  private static Set<String> found(Pattern pattern, List<String> lines) {
    Set<String> found = new TreeSet<>();
    matches(pattern, lines).forEach(match -> found.add(match.group()));
    return found;
  }

  private static ImmutableList<MatchResult> matches(Pattern pattern, List<String> lines) {
    return lines.stream()
        .flatMap(line -> pattern.matcher(line).results())
        .collect(ImmutableList.toImmutableList());
  }
}
