package io.github.mapvet.model;

import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.errorprone.BugPattern;
import com.google.errorprone.BugPattern.SeverityLevel;
import io.github.mapvet.MapvetChecker;
import io.github.mapvet.harness.InProcessJavac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the sharing model knows, apart from any rule: a small program in, the uses of its container
 * fields out. {@code -Dmapvet.goldens=write} rewrites the expected text.
 */
final class ModelGoldenTest {
  private static final Path INPUTS = Path.of("src/test/resources/model");

  @TestFactory
  List<DynamicTest> programs() throws IOException {
    List<Path> inputs;
    try (Stream<Path> files = Files.list(INPUTS)) {
      inputs = files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
    assertWithMessage("inputs").that(inputs).isNotEmpty();
    return inputs.stream()
        .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f)))
        .toList();
  }

  private static void check(Path input) throws IOException {
    Path golden = Path.of(input.toString().replace(".java", ".uses"));
    String actual = dump(input);
    if (System.getProperty("mapvet.goldens", "check").equals("write")) {
      Files.writeString(golden, actual, UTF_8);
    }
    String expected = Files.exists(golden) ? Files.readString(golden, UTF_8) : "";
    assertWithMessage("%s", golden).that(actual).isEqualTo(expected);
  }

  private static String dump(Path input) throws IOException {
    Dump dump = new Dump();
    Path classes = Files.createTempDirectory("mapvet-model");
    assertWithMessage("javac")
        .that(InProcessJavac.compile(dump, ImmutableList.of(input), classes))
        .isEmpty();
    return String.join("", dump.lines);
  }

  /** One line for each field, one below for each use. */
  @BugPattern(summary = "Writes the model down", severity = SeverityLevel.WARNING)
  @SuppressWarnings("BugPatternNaming")
  private static final class Dump extends MapvetChecker {
    private static final long serialVersionUID = 1L;
    private final transient List<String> lines = new ArrayList<>();

    @Override
    protected void check(ClassModel model, Reporter report) {
      for (SharedField field : model.sharedFields()) {
        lines.add(
            field.name()
                + " "
                + field.typeName()
                + " "
                + field.safety()
                + ", usual lock "
                + field.usualLock().map(Term::toString).orElse("none")
                + ", guards "
                + field.guards()
                + "\n");
        for (Use use : field.uses()) {
          lines.add("  " + line(model, use) + "\n");
        }
      }
      for (HeldValues values : model.heldValues()) {
        lines.add(
            "values of "
                + values.map()
                + ": "
                + values.typeName()
                + " "
                + values.safety()
                + " in "
                + values.mapType()
                + " "
                + values.mapSafety()
                + "\n");
        values
            .uses()
            .forEach(
                u ->
                    lines.add("  " + line(model, u.use()) + (u.inHands() ? ", in hands\n" : "\n")));
      }
    }

    private static String line(ClassModel model, Use use) {
      long line =
          use.path()
              .getCompilationUnit()
              .getLineMap()
              .getLineNumber(Trees.start(use.path().getLeaf()));
      String roots = use.roots().stream().map(r -> r.kind().name()).sorted().collect(joining("+"));
      return line
          + " "
          + use.kind()
          + " on "
          + (roots.isEmpty() ? "nothing" : roots)
          + ", holding "
          + LockPath.describe(use.locks())
          + (use.owned() ? ", owned" : "")
          + (model.isHarmlessToCallers(use) ? ", harmless" : "")
          + ": "
          + model.brief(use.path().getLeaf());
    }
  }
}
