package io.github.mapvet.harness;

import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares what the rules say about each case of {@code testdata} with the goldens beside it, and
 * tries every repair. {@link GoldenFile} says how the goldens are rewritten.
 */
final class GoldenTest {
  @TempDir private Path scratch;

  @TestFactory
  List<DynamicNode> folders() throws IOException {
    List<DynamicNode> folders = new ArrayList<>();
    for (RuleFolder folder : Testdata.folders()) {
      folders.add(container(folder));
    }
    assertWithMessage("rule folders in " + Testdata.root()).that(folders).isNotEmpty();
    return folders;
  }

  private DynamicContainer container(RuleFolder folder) throws IOException {
    List<DynamicNode> tests = new ArrayList<>();
    tests.add(dynamicTest(folder.rule() + " is complete", () -> checkComplete(folder)));
    for (GoldenCase c : folder.cases()) {
      tests.add(dynamicTest(c.rule() + "/" + c.name(), () -> check(c)));
    }
    return dynamicContainer(folder.rule(), tests);
  }

  private static void checkComplete(RuleFolder folder) throws IOException {
    List<GoldenCase> cases = folder.cases();
    assertWithMessage("bad cases")
        .that(cases.stream().filter(GoldenCase::isBad).toList())
        .isNotEmpty();
    assertWithMessage("good cases")
        .that(cases.stream().filter(GoldenCase::isGood).toList())
        .isNotEmpty();
    assertWithMessage("files that belong to no case").that(folder.strays()).isEmpty();
    for (GoldenCase c : cases) {
      assertWithMessage(c.name() + " begins with Bad or Good")
          .that(c.isBad() || c.isGood())
          .isTrue();
      assertWithMessage("sources of " + c.name()).that(c.sources()).isNotEmpty();
    }
  }

  private void check(GoldenCase c) throws IOException {
    CaseCheck check = new CaseCheck(c, scratch);
    if (GoldenFile.pluginOnly()) {
      check.checkPlugin();
    } else {
      check.checkAll();
    }
  }
}
