package io.github.mapvet.ruling;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSortedSet.toImmutableSortedSet;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.naturalOrder;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All rulings on one project. In its file, named after the project, there is a head of lines {@code
 * # name: value} that says what was read, and then one ruling on each line, sorted.
 *
 * @param project what was read
 * @param lines how many lines its sources have
 */
public record RulingList(Project project, long lines, ImmutableSortedSet<Ruling> rulings) {
  /** Where the lists are. */
  static final Path FOLDER = Path.of("src/it/ruling").toAbsolutePath();

  private static final String SUFFIX = ".tsv";
  private static final String HEAD = "# ";
  private static final Splitter NAMES = Splitter.on(',').trimResults().omitEmptyStrings();
  private static final Splitter COORDINATES = Splitter.on(' ').omitEmptyStrings();

  RulingList(Project project, long lines, Collection<Ruling> rulings) {
    this(project, lines, rulings.stream().collect(toImmutableSortedSet(naturalOrder())));
  }

  /** All lists, by name. */
  public static ImmutableList<RulingList> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> lists = files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList();
      ImmutableList.Builder<RulingList> all = ImmutableList.builder();
      for (Path list : lists) {
        String name = list.getFileName().toString();
        all.add(
            of(name.substring(0, name.length() - SUFFIX.length()), Files.readString(list, UTF_8)));
      }
      return all.build();
    }
  }

  /** The lists that a run is about: those that the user names, else all. */
  static ImmutableList<RulingList> chosen() throws IOException {
    List<String> names = NAMES.splitToList(System.getProperty("mapvet.ruling.projects", ""));
    ImmutableList<RulingList> chosen =
        all().stream()
            .filter(list -> names.isEmpty() || names.contains(list.project().name()))
            .collect(toImmutableList());
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException("no list in " + FOLDER + " of " + names);
    }
    return chosen;
  }

  /**
   * Reads what {@link #text} has written.
   *
   * @throws IllegalArgumentException when it is not that, or has a finding twice
   */
  static RulingList of(String name, String text) {
    Map<String, String> head = new LinkedHashMap<>();
    Map<Ruling.Key, Ruling> rulings = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith(HEAD)) {
        int colon = line.indexOf(':');
        head.put(line.substring(HEAD.length(), colon), line.substring(colon + 1).strip());
      } else if (rulings.put(Ruling.of(line).key(), Ruling.of(line)) != null) {
        throw new IllegalArgumentException(name + " has it twice: " + line);
      }
    }
    Project project =
        new Project(name, coordinates(head, "sources"), coordinates(head, "libraries"));
    return new RulingList(
        project, Long.parseLong(head.getOrDefault("lines", "0")), rulings.values());
  }

  private static ImmutableList<String> coordinates(Map<String, String> head, String name) {
    return COORDINATES.splitToStream(head.getOrDefault(name, "")).collect(toImmutableList());
  }

  /** The content of its file. */
  String text() {
    List<String> text = new ArrayList<>();
    text.add(HEAD + "sources: " + String.join(" ", project.sources()));
    if (!project.libraries().isEmpty()) {
      text.add(HEAD + "libraries: " + String.join(" ", project.libraries()));
    }
    text.add(HEAD + "lines: " + lines);
    rulings.forEach(ruling -> text.add(ruling.text()));
    return String.join("\n", text) + "\n";
  }

  /** Writes its file. */
  void write() throws IOException {
    Files.writeString(FOLDER.resolve(project.name() + SUFFIX), text(), UTF_8);
  }
}
