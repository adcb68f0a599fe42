package io.github.mapvet.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.mapvet.ruling.Corpus;
import io.github.mapvet.ruling.Project;
import io.github.mapvet.ruling.RulingList;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sources to compile: one project of the rulings, or several.
 *
 * @param name the projects' names with a {@code +} between them
 * @param files their Java files, without modules' declarations: those ask for a module path
 * @param roots the folders of the files
 * @param classPath what they are compiled with; their own classes are there, too, so that a part of
 *     the files can be compiled
 */
record Sample(String name, ImmutableList<Path> files, ImmutableList<Path> roots, String classPath) {
  private static final int NAMES_OF_OWNER = 3;

  /** The projects of this name; fetched if they are not here. */
  static Sample of(String name) throws IOException, InterruptedException {
    List<Path> files = new ArrayList<>();
    List<Path> roots = new ArrayList<>();
    List<String> classPath = new ArrayList<>();
    for (String project : Splitter.on('+').split(name)) {
      Corpus corpus = Corpus.of(project(project));
      files.addAll(corpus.classes());
      roots.add(corpus.sources());
      classPath.add(Files.readString(corpus.classPath(), UTF_8).strip());
    }
    return new Sample(
        name,
        ImmutableList.copyOf(files),
        ImmutableList.copyOf(roots),
        String.join(File.pathSeparator, classPath));
  }

  private static Project project(String name) throws IOException {
    return RulingList.all().stream()
        .map(RulingList::project)
        .filter(project -> project.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no list of " + name));
  }

  /** Every so many-th of the files. */
  Sample part(int of) {
    ImmutableList.Builder<Path> part = ImmutableList.builder();
    for (int i = 0; i < files.size(); i += of) {
      part.add(files.get(i));
    }
    return new Sample(name + " 1/" + of, part.build(), roots, classPath);
  }

  /** How many lines the files have. */
  long lines() throws IOException {
    return Corpus.lines(files);
  }

  /** What the names of the packages begin with. */
  ImmutableSortedSet<String> packages() {
    ImmutableSortedSet.Builder<String> packages = ImmutableSortedSet.naturalOrder();
    for (Path root : roots) {
      for (Path file : files) {
        if (file.startsWith(root)) {
          Path folder = root.relativize(file).getParent();
          int names = Math.min(NAMES_OF_OWNER, folder.getNameCount());
          packages.add(folder.subpath(0, names).toString().replace(File.separatorChar, '.'));
        }
      }
    }
    return packages.build();
  }

  /** Writes the files' names where javac reads them, {@code @file}. */
  String argument(Path folder) throws IOException {
    return Corpus.argument(files, folder);
  }
}
