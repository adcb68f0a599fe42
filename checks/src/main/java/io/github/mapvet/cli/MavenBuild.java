package io.github.mapvet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs somebody's Maven build with the recorder added, and reads what it wrote down. */
final class MavenBuild {
  private static final String RECORDER = "META-INF/mapvet/maven-recorder.jar";
  private static final String EXTENSIONS = "-Dmaven.ext.class.path=";
  private static final Pattern OPENS =
      Pattern.compile("--(add-exports|add-modules|add-reads)(=.*)?");
  private static final int OLDEST_RELEASE = 8;
  private static final Splitter LINES = Splitter.on('\n').omitEmptyStrings();

  private final String maven;
  private final Path folder;
  private final PrintWriter log;

  /**
   * @param maven the program; null for the folder's wrapper, or the one on the PATH
   * @param folder where the build runs
   * @param log takes what Maven prints
   */
  MavenBuild(String maven, Path folder, PrintWriter log) {
    this.folder = folder.toAbsolutePath();
    this.maven = maven == null ? usual(this.folder) : maven;
    this.log = log;
  }

  private static String usual(Path folder) {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    Path wrapper = folder.resolve(windows ? "mvnw.cmd" : "mvnw");
    String program = windows ? "mvn.cmd" : "mvn";
    return Files.isExecutable(wrapper) ? wrapper.toString() : program;
  }

  /**
   * What a build did.
   *
   * @param exitCode Maven's
   * @param compilations in the order of their modules' names
   */
  record Result(int exitCode, ImmutableList<Compilation> compilations) {}

  /**
   * What one module compiled at once.
   *
   * @param tests whether it is its test code
   * @param input the sources, as the compiler got them
   */
  record Compilation(boolean tests, RuleOptions.Input input) {}

  /**
   * Runs the build to its end.
   *
   * @param arguments Maven's
   * @throws UsageException when there is no such Maven
   */
  Result run(List<String> arguments) throws UsageException, IOException, InterruptedException {
    Path work = Files.createTempDirectory("mapvet-maven");
    try {
      Path recorder = work.resolve("recorder.jar");
      try (InputStream jar = getClass().getClassLoader().getResourceAsStream(RECORDER)) {
        if (jar == null) {
          throw new UsageException("this command needs mapvet.jar; it is not in the checks alone.");
        }
        Files.copy(jar, recorder);
      }
      Path records = Files.createDirectory(work.resolve("records"));
      int exitCode = start(command(recorder, records, arguments));
      return new Result(exitCode, read(records));
    } finally {
      MoreFiles.deleteRecursively(work, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  /** The build may have extensions of its own in the same property. */
  private List<String> command(Path recorder, Path records, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(maven, "-Dmapvet.records=" + records));
    String extensions = EXTENSIONS + recorder;
    for (String argument : arguments) {
      if (argument.startsWith(EXTENSIONS)) {
        extensions += File.pathSeparator + argument.substring(EXTENSIONS.length());
      } else {
        command.add(argument);
      }
    }
    command.add(extensions);
    return command;
  }

  private int start(List<String> command) throws UsageException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UsageException(
          "Maven cannot be run ("
              + maven
              + "): install it, add it to PATH, or name it by --maven FILE.");
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      lines.lines().forEach(this::print);
    } catch (IOException e) {
      log.println("mapvet: Maven's output ends early (" + e.getMessage() + ").");
    }
    return process.waitFor();
  }

  private void print(String line) {
    log.println(line);
    log.flush();
  }

  private static ImmutableList<Compilation> read(Path records) throws IOException, UsageException {
    List<Path> files;
    try (Stream<Path> all = Files.list(records)) {
      files = all.sorted().toList();
    }
    ImmutableList.Builder<Compilation> compilations = ImmutableList.builder();
    for (Path file : files) {
      Properties record = new Properties();
      try (Reader in = Files.newBufferedReader(file, UTF_8)) {
        record.load(in);
      }
      Compilation compilation = compilation(record);
      if (!compilation.input().paths().isEmpty()) {
        compilations.add(compilation);
      }
    }
    return compilations.build();
  }

  private static Compilation compilation(Properties record) throws UsageException {
    return new Compilation(
        record.getProperty("tests").equals("true"),
        new RuleOptions.Input(
            LINES.splitToStream(record.getProperty("sources")).map(Path::of).toList(),
            ClassPath.of(List.of(record.getProperty("classPath"))),
            javacOptions(record)));
  }

  /**
   * The Java version and what opens other modules: all that decides what a name means. javac takes
   * no {@code --release} beside {@code --add-exports}.
   */
  private static List<String> javacOptions(Properties record) throws UsageException {
    List<String> given = LINES.splitToList(record.getProperty("arguments"));
    List<String> options = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      if (OPENS.matcher(given.get(i)).matches()) {
        options.add(given.get(i));
        if (!given.get(i).contains("=") && i + 1 < given.size()) {
          options.add(given.get(i + 1));
        }
      }
    }
    return options.isEmpty() ? Release.options(release(record.getProperty("release"))) : options;
  }

  /** {@code 17}, or {@code 1.8} as older builds say; null where no javac of today knows it. */
  private static Integer release(String text) {
    String number = text.startsWith("1.") ? text.substring(2) : text;
    Integer release = number.matches("\\d{1,3}") ? Integer.valueOf(number) : null;
    return release != null && release >= OLDEST_RELEASE ? release : null;
  }
}
