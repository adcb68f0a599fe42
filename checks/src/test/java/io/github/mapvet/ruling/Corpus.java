package io.github.mapvet.ruling;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.mapvet.harness.Forked;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The sources of a project and what they are compiled with, fetched by the user's own Maven into
 * one folder of the project, once.
 *
 * @param sources the root of the Java files
 * @param classPath a file that holds the class path
 */
public record Corpus(Path sources, Path classPath) {
  /** Error Prone's coordinates but for the version. */
  public static final String ERROR_PRONE = "com.google.errorprone:error_prone_core:";

  private static final Path ROOT =
      Path.of(System.getProperty("mapvet.ruling.folder", "target/ruling")).toAbsolutePath();
  private static final String PLUGIN =
      "org.apache.maven.plugins:maven-dependency-plugin:"
          + System.getProperty("mapvet.ruling.dependency-plugin")
          + ":";
  private static final Splitter ENTRIES = Splitter.on(File.pathSeparatorChar).omitEmptyStrings();

  /** That of a project; takes it from Maven if it is not here yet, or another version is. */
  public static Corpus of(Project project) throws IOException, InterruptedException {
    Path folder = ROOT.resolve(project.name());
    Corpus corpus = new Corpus(folder.resolve("sources"), folder.resolve("classpath.txt"));
    Path fetched = folder.resolve("fetched.txt");
    if (!Files.exists(fetched) || !Files.readString(fetched, UTF_8).equals(project.toString())) {
      if (Files.exists(folder)) {
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
      }
      Files.createDirectories(corpus.sources);
      corpus.fetch(project, folder);
      Files.writeString(fetched, project.toString(), UTF_8);
    }
    return corpus;
  }

  /**
   * The class path of artifacts, {@code group:artifact:version}.
   *
   * @param name of the folder where it is kept, once fetched
   */
  public static String classPath(String name, List<String> artifacts)
      throws IOException, InterruptedException {
    Path kept = ROOT.resolve(name).resolve(artifacts.toString().replace(':', '_'));
    if (!Files.exists(kept)) {
      Set<String> entries = new LinkedHashSet<>();
      if (!resolve(pom(ROOT.resolve(name), Poms.dependingOn(artifacts)), entries)) {
        throw new IOException("no class path of " + artifacts + "; see above");
      }
      Files.writeString(kept, String.join(File.pathSeparator, entries), UTF_8);
    }
    return Files.readString(kept, UTF_8);
  }

  /** The processor path of a version of Error Prone. */
  public static String errorProne(String version) throws IOException, InterruptedException {
    return classPath("error-prone", List.of(ERROR_PRONE + version));
  }

  /** The Java files, by name. */
  public List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** Those that javac takes without a module path: all but modules' declarations. */
  public List<Path> classes() throws IOException {
    return files().stream().filter(file -> !file.endsWith("module-info.java")).toList();
  }

  /**
   * Writes files' names where javac reads them.
   *
   * @return the argument that says so
   */
  public static String argument(List<Path> files, Path folder) throws IOException {
    List<String> names =
        files.stream().map(f -> '"' + f.toString().replace("\\", "\\\\") + '"').toList();
    return "@" + Files.write(folder.resolve("files"), names, UTF_8);
  }

  /** How many lines files have. */
  public static long lines(Collection<Path> files) throws IOException {
    long lines = 0;
    for (Path file : files) {
      // Some are not UTF-8; line ends are the same bytes in what they are.
      for (byte each : Files.readAllBytes(file)) {
        lines += each == '\n' ? 1 : 0;
      }
    }
    return lines;
  }

  private void fetch(Project project, Path folder) throws IOException, InterruptedException {
    Path read = pom(folder.resolve("read"), Poms.dependingOn(project.sources()));
    copy(read, "jars", "-Dclassifier=sources");
    copy(read, "poms", "-Dmdep.copyPom=true");
    for (Path jar : list(read.resolve("jars"), ".jar")) {
      unpack(jar);
    }
    Set<String> entries = new LinkedHashSet<>();
    for (Path published : list(read.resolve("poms"), ".pom")) {
      Path own = Files.createDirectories(folder.resolve(published.getFileName()));
      Poms.ownDependencies(published, own.resolve("pom.xml"));
      if (!resolve(own, entries)) {
        System.out.println(
            "no class path of " + published.getFileName() + " itself: some types stay unknown");
      }
    }
    Path all = pom(folder.resolve("all"), Poms.dependingOn(project.artifacts()));
    if (!resolve(all, entries)) {
      throw new IOException("no class path of " + project + "; see above");
    }
    entries.removeIf(entry -> !entry.endsWith(".jar"));
    Files.writeString(classPath, String.join(File.pathSeparator, entries), UTF_8);
  }

  private static Path pom(Path folder, String text) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("pom.xml"), text, UTF_8);
    return folder;
  }

  private static void copy(Path folder, String to, String what)
      throws IOException, InterruptedException {
    List<String> goal =
        List.of(
            PLUGIN + "copy-dependencies",
            "-DexcludeTransitive=true",
            "-DoutputDirectory=" + folder.resolve(to),
            what);
    if (!maven(folder, goal)) {
      throw new IOException("nothing of " + folder + "; see above");
    }
  }

  private static boolean resolve(Path folder, Set<String> entries)
      throws IOException, InterruptedException {
    Path output = folder.resolve("classpath.txt");
    boolean done =
        maven(
            folder,
            List.of(
                PLUGIN + "build-classpath",
                "-Dmdep.outputFile=" + output,
                "-Dmdep.includeScope=compile"));
    if (done) {
      ENTRIES.split(Files.readString(output, UTF_8).strip()).forEach(entries::add);
    }
    return done;
  }

  private static boolean maven(Path folder, List<String> arguments)
      throws IOException, InterruptedException {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    List<String> command = new ArrayList<>(List.of(windows ? "mvn.cmd" : "mvn", "-B", "-q"));
    command.addAll(arguments);
    Forked maven = Forked.run(folder, command);
    System.out.print(maven.output());
    return maven.exit() == 0;
  }

  /** The Java files for all versions of Java; those for some only are classes of the same names. */
  private void unpack(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile(), UTF_8)) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        Path file = sources.resolve(entry.getName()).normalize();
        if (file.startsWith(sources)
            && entry.getName().endsWith(".java")
            && !entry.getName().startsWith("META-INF/")) {
          Files.createDirectories(file.getParent());
          try (InputStream in = zip.getInputStream(entry)) {
            Files.write(file, in.readAllBytes());
          }
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static List<Path> list(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
    }
  }
}
