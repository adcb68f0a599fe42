package io.github.mapvet.cli;

import static java.util.Comparator.comparing;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.mapvet.report.Problem;
import io.github.mapvet.report.Repository;
import io.github.mapvet.report.SourceFile;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads the sources that the command line names: files, folders and sources jars. What cannot be
 * read becomes a problem and keeps nobody else from being read; what is named twice is read once.
 */
final class Sources {
  private final Path current;
  private final Map<URI, SourceFile> files = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param current the folder that paths are shown relative to
   */
  Sources(Path current) {
    this.current = current;
  }

  /** Reads whatever is at {@code path}. */
  void add(Path path) {
    try {
      if (!Files.exists(path)) {
        problem(path, "no such file or folder.");
      } else if (Files.isDirectory(path)) {
        addFolder(path);
      } else if (hasExtension(path, ".jar") || hasExtension(path, ".zip")) {
        addJar(path);
      } else if (hasExtension(path, ".java")) {
        addFile(path);
      } else {
        problem(path, "no Java source; give a .java file, a folder or a sources jar.");
      }
    } catch (IOException e) {
      problem(path, "cannot be read (" + reason(e) + ").");
    }
  }

  /** The same with other texts in the place of some files. */
  Sources with(Collection<SourceFile> changed) {
    Sources copy = new Sources(current);
    copy.files.putAll(files);
    changed.forEach(file -> copy.files.put(file.toUri(), file));
    copy.problems.addAll(problems);
    return copy;
  }

  /** All files, in the order of their paths. */
  ImmutableList<SourceFile> files() {
    return ImmutableList.sortedCopyOf(
        comparing(SourceFile::path).thenComparing(SourceFile::toUri), files.values());
  }

  /** All files by address, in the order of their paths. */
  ImmutableMap<URI, SourceFile> byAddress() {
    ImmutableMap.Builder<URI, SourceFile> map = ImmutableMap.builder();
    files().forEach(f -> map.put(f.toUri(), f));
    return map.buildOrThrow();
  }

  /** What could not be read. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  private void addFolder(Path folder) throws IOException {
    int before = files.size() + problems.size();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return !dir.equals(folder) && isHidden(dir)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isSource(file.getFileName().toString())) {
              addFile(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            problem(file, "cannot be read (" + reason(e) + ").");
            return FileVisitResult.CONTINUE;
          }
        });
    if (files.size() + problems.size() == before && !holdsFileOf(folder)) {
      problem(folder, "no .java file below this folder; is it the right one?");
    }
  }

  /** Whether a file of this folder was read before, under another name of the folder. */
  private boolean holdsFileOf(Path folder) throws IOException {
    String address = folder.toRealPath().toUri().toString();
    return files.keySet().stream().anyMatch(file -> file.toString().startsWith(address));
  }

  private void addFile(Path file) {
    if (isModuleDeclaration(file.getFileName().toString())) {
      problems.add(
          new Problem(
              Problem.Level.NOTE, display(file), "skipped: no rule looks at module declarations."));
      return;
    }
    try {
      add(file.toRealPath().toUri(), display(file), Files.readAllBytes(file));
    } catch (IOException e) {
      problem(file, "cannot be read (" + reason(e) + ").");
    }
  }

  private void addJar(Path jar) {
    int before = files.size() + problems.size();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      URI address = jar.toRealPath().toUri();
      List<ZipEntry> entries = new ArrayList<>();
      zip.stream().filter(Sources::isSource).forEach(entries::add);
      for (ZipEntry entry : entries) {
        addEntry(zip, entry, address, display(jar));
      }
    } catch (IOException e) {
      problem(jar, "no readable jar (" + reason(e) + "); build or download it again.");
      return;
    }
    if (files.size() + problems.size() == before) {
      problem(
          jar, "no .java file in this jar; sources are usually in the jar named …-sources.jar.");
    }
  }

  private void addEntry(ZipFile zip, ZipEntry entry, URI jar, String jarPath) {
    String path = jarPath + "!/" + entry.getName();
    try {
      String entryPath = new URI(null, null, "/" + entry.getName(), null).getRawPath();
      byte[] bytes = zip.getInputStream(entry).readAllBytes();
      add(URI.create("jar:" + jar + "!" + entryPath), path, bytes);
    } catch (IOException | URISyntaxException e) {
      problems.add(
          new Problem(Problem.Level.INPUT, path, "cannot be read (" + e.getMessage() + ")."));
    }
  }

  private void add(URI address, String path, byte[] bytes) {
    if (files.containsKey(address)) {
      return;
    }
    SourceText text = SourceText.decode(bytes);
    text.problem(path).ifPresent(problems::add);
    text.characters().ifPresent(c -> files.put(address, new SourceFile(address, path, c)));
  }

  private void problem(Path path, String text) {
    problems.add(new Problem(Problem.Level.INPUT, display(path), text));
  }

  private String display(Path path) {
    return Repository.show(path, current);
  }

  /** Multi-release variants and generated resources live in META-INF and repeat other classes. */
  private static boolean isSource(ZipEntry entry) {
    String name = entry.getName();
    return !entry.isDirectory()
        && !name.startsWith("META-INF/")
        && isSource(name.substring(name.lastIndexOf('/') + 1));
  }

  /** Editors and macOS leave hidden companions beside sources. */
  private static boolean isSource(String fileName) {
    return fileName.endsWith(".java")
        && !fileName.startsWith(".")
        && !isModuleDeclaration(fileName);
  }

  /** With a module declaration javac would look for every import on a module path. */
  private static boolean isModuleDeclaration(String fileName) {
    return fileName.equals("module-info.java");
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private static boolean hasExtension(Path path, String extension) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(extension);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
