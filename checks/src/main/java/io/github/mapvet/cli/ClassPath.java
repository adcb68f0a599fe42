package io.github.mapvet.cli;

import static java.util.stream.Collectors.joining;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.github.mapvet.report.Problem;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;

/**
 * The class path to resolve names against. An entry that is missing or broken costs what needs it
 * and nothing else: one line says so.
 *
 * @param entries those that can be read, in the order given
 * @param problem names those that cannot
 */
record ClassPath(ImmutableList<Path> entries, Optional<Problem> problem) {
  private static final int NAMED = 3;
  private static final Splitter ENTRIES =
      Splitter.on(CharMatcher.anyOf(File.pathSeparator + "\r\n")).trimResults().omitEmptyStrings();

  /**
   * Reads class paths as {@code java -cp} does, {@code lib/*} included.
   *
   * @param paths each may hold many entries
   */
  static ClassPath of(List<String> paths) {
    Set<Path> entries = new LinkedHashSet<>();
    List<String> unusable = new ArrayList<>();
    for (String entry : paths.stream().flatMap(ENTRIES::splitToStream).toList()) {
      try {
        expand(entry).forEach(path -> add(path, entries, unusable));
      } catch (IOException | InvalidPathException e) {
        unusable.add(entry + " (unreadable)");
      }
    }
    return new ClassPath(ImmutableList.copyOf(entries), problem(unusable));
  }

  private static List<Path> expand(String entry) throws IOException {
    if (!entry.equals("*") && !entry.endsWith("/*") && !entry.endsWith(File.separator + "*")) {
      return List.of(Path.of(entry));
    }
    List<Path> jars = new ArrayList<>();
    Path folder = Path.of(entry.equals("*") ? "." : entry.substring(0, entry.length() - 2));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{jar,JAR}")) {
      files.forEach(jars::add);
    }
    return ImmutableList.sortedCopyOf(jars);
  }

  private static void add(Path entry, Set<Path> entries, List<String> unusable) {
    if (Files.isDirectory(entry)) {
      entries.add(entry);
    } else if (!Files.exists(entry)) {
      unusable.add(entry + " (missing)");
    } else {
      try (ZipFile zip = new ZipFile(entry.toFile())) {
        entries.add(Path.of(zip.getName()));
      } catch (IOException e) {
        unusable.add(entry + " (no readable jar)");
      }
    }
  }

  private static Optional<Problem> problem(List<String> unusable) {
    if (unusable.isEmpty()) {
      return Optional.empty();
    }
    String named = unusable.stream().limit(NAMED).collect(joining(", "));
    String more = unusable.size() > NAMED ? " and " + (unusable.size() - NAMED) + " more" : "";
    return Optional.of(Problem.note("ignored unusable class path entries: " + named + more + "."));
  }
}
