package io.github.mapvet.ruling;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.github.mapvet.harness.Forked;
import io.github.mapvet.harness.Jars;
import io.github.mapvet.harness.Jdk;
import io.github.mapvet.harness.Rules;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs all rules over the projects of the lists with their class path, with every second jar of it
 * and with none, on this JDK and on the newest; and as the plugin of the oldest Error Prone and of
 * the newest: {@code mvn -B verify -Pruling -Dit.test=CrashRun}. A fault in a rule fails it, as
 * does a finding that one JDK has and the other has not; without jars, findings come and go. {@code
 * -Dmapvet.ruling.projects} and {@code -Dmapvet.ruling.folder} are those of {@link RulingRun}.
 */
final class CrashRun {
  private static final int NEWER = 21;
  private static final Pattern OURS =
      Pattern.compile(": warning: \\[(" + String.join("|", Rules.names()) + ")]");
  private static final Splitter ENTRIES = Splitter.on(File.pathSeparatorChar).omitEmptyStrings();

  @TempDir private Path folder;

  @TestFactory
  List<DynamicTest> projects() throws IOException {
    return RulingList.chosen().stream()
        .map(list -> DynamicTest.dynamicTest(list.project().name(), () -> run(list.project())))
        .toList();
  }

  private void run(Project project) throws Exception {
    Corpus corpus = Corpus.of(project);
    List<Jdk> jdks = new ArrayList<>(List.of(Jdk.current()));
    Optional<Jdk> newest = Jdk.atLeast(NEWER);
    newest.ifPresent(jdks::add);
    List<ImmutableList<CommandLog.Result>> found = new ArrayList<>();
    for (Jdk jdk : jdks) {
      found.add(findings(jdk, corpus, 1));
      int some = findings(jdk, corpus, 2).size();
      int none = findings(jdk, corpus, Integer.MAX_VALUE).size();
      System.out.printf(
          "%s on JDK %d: %d findings, %d with every second jar, %d without%n",
          project.name(), jdk.feature(), found.get(found.size() - 1).size(), some, none);
    }
    compile(Jdk.current(), Jars.OLDEST, corpus);
    if (newest.isPresent()) {
      compile(newest.get(), Jars.NEWEST, corpus);
      assertWithMessage("findings on JDK " + newest.get().feature())
          .that(found.get(1))
          .containsExactlyElementsIn(found.get(0));
    }
  }

  /** With the plugin; where the code has an error, Error Prone does nothing. */
  private void compile(Jdk jdk, String errorProne, Corpus corpus) throws Exception {
    Path classes = Files.createTempDirectory(folder, "classes");
    String processors = Jars.plugin() + File.pathSeparator + Corpus.errorProne(errorProne);
    List<String> arguments = new ArrayList<>(Forked.plugin(processors, Rules.alone()));
    arguments.addAll(List.of("-proc:none", "-encoding", "UTF-8", "-Xmaxwarns", "100000"));
    arguments.addAll(List.of("-d", classes.toString(), "-classpath"));
    arguments.add(Files.readString(corpus.classPath(), UTF_8).strip());
    arguments.add(Corpus.argument(corpus.classes(), classes));
    String output = Forked.javac(jdk, arguments).output();
    assertThat(output).doesNotContain("mapvet: fault");
    assertThat(output).doesNotContain("An unhandled exception was thrown");
    System.out.printf(
        "JDK %d, Error Prone %s: %d findings, %d errors of javac%n",
        jdk.feature(),
        errorProne,
        output.lines().filter(line -> OURS.matcher(line).find()).count(),
        output.lines().filter(line -> line.contains(": error: ")).count());
  }

  /** With every so many-th jar. */
  private ImmutableList<CommandLog.Result> findings(Jdk jdk, Corpus corpus, int every)
      throws Exception {
    List<String> jars = ENTRIES.splitToList(Files.readString(corpus.classPath(), UTF_8).strip());
    String kept =
        IntStream.range(1, jars.size() + 1)
            .filter(number -> number % every == 0)
            .mapToObj(number -> jars.get(number - 1))
            .collect(joining(File.pathSeparator));
    Path classPath = Files.writeString(folder.resolve("classpath"), kept, UTF_8);
    return ImmutableList.copyOf(
        CommandLog.check(jdk, corpus.sources(), classPath, "--suggestions").findings());
  }
}
