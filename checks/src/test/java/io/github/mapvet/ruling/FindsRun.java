package io.github.mapvet.ruling;

import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mapvet.harness.Forked;
import io.github.mapvet.harness.Jdk;
import io.github.mapvet.harness.Snippet;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the faults of {@code testdata/FINDS.md} happen: compiles the program of each project
 * against the release that its list is about, runs it in a JVM of its own, and compares what it
 * prints with the page. A program gives up after a minute, and says so by its exit code.
 *
 * <pre>
 * mvn -B verify -Pruling -Dit.test=FindsRun
 * </pre>
 *
 * No test of the usual build, as {@link RulingRun} is none.
 */
final class FindsRun {
  private static final Path PROGRAMS = RulingList.FOLDER.resolve("finds");

  @TempDir private Path folder;

  @TestFactory
  List<DynamicTest> finds() throws IOException {
    FindsPage page = FindsPage.read();
    List<DynamicTest> tests = new ArrayList<>();
    for (RulingList list : RulingList.chosen()) {
      String name = list.project().name();
      if (page.rows().stream().anyMatch(row -> row.project().equals(name))) {
        tests.add(DynamicTest.dynamicTest(name, () -> run(list.project(), page)));
      }
    }
    return tests;
  }

  private void run(Project project, FindsPage page) throws Exception {
    Corpus corpus = Corpus.of(project);
    for (FindsPage.Row row : page.rows()) {
      if (row.project().equals(project.name())) {
        checkCode(corpus, page, row.file());
      }
    }
    String classPath = Files.readString(corpus.classPath(), UTF_8);
    Path classes = Files.createDirectory(folder.resolve(project.name()));
    compile(project, classPath, classes);
    Forked program =
        Forked.run(
            folder,
            List.of(
                Jdk.current().program("java"),
                "-cp",
                classes + File.pathSeparator + classPath,
                "Find"));
    System.out.print(project.name() + ":\n" + program.output());
    assertWithMessage(program.output()).that(program.exit()).isEqualTo(0);
    assertWithMessage(program.output())
        .that(Snippet.isIn(page.output(project.name()), program.output()))
        .isTrue();
  }

  /** The page shows lines of the file in this release. */
  private static void checkCode(Corpus corpus, FindsPage page, String file) throws IOException {
    String source = Files.readString(corpus.sources().resolve(file), UTF_8);
    List<Snippet> shown = page.code().stream().filter(s -> s.file().equals(file)).toList();
    assertWithMessage("code of " + file).that(shown).isNotEmpty();
    for (Snippet snippet : shown) {
      assertWithMessage("line %s is code of %s", snippet.line(), file)
          .that(Snippet.isIn(snippet.code(), source))
          .isTrue();
    }
  }

  private static void compile(Project project, String classPath, Path classes) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                said,
                said,
                "-proc:none",
                "-cp",
                classPath,
                "-d",
                classes.toString(),
                PROGRAMS.resolve("Show.java").toString(),
                PROGRAMS.resolve(project.name()).resolve("Find.java").toString());
    assertWithMessage(said.toString(UTF_8)).that(exit).isEqualTo(0);
  }
}
