package io.github.mapvet.harness;

import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule's page has all its sections, and its code is code of the cases. */
final class PageTest {
  private static final ImmutableList<String> SECTIONS =
      ImmutableList.of(
          "What it finds",
          "Why it bites",
          "Wrong",
          "Fix",
          "Limits",
          "Options",
          "Suppress",
          "Since");

  @TestFactory
  List<DynamicTest> pages() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (RuleFolder folder : Testdata.folders()) {
      tests.add(DynamicTest.dynamicTest(folder.rule(), () -> check(folder)));
    }
    assertWithMessage("pages").that(tests).isNotEmpty();
    return tests;
  }

  @Test
  void snippetMustBeConsecutiveLines() {
    String file = "class A {\n  void f() {\n    g();\n\n    h();\n  }\n}\n";
    assertWithMessage("indentation does not count")
        .that(Snippet.isIn("g();\n\nh();\n", file))
        .isTrue();
    assertWithMessage("nor in the snippet")
        .that(Snippet.isIn("  void f() {\n    g();\n", file))
        .isTrue();
    assertWithMessage("a line left out").that(Snippet.isIn("g();\nh();\n", file)).isFalse();
    assertWithMessage("half a line").that(Snippet.isIn("h()\n", file)).isFalse();
    assertWithMessage("nothing").that(Snippet.isIn("", file)).isFalse();
  }

  private static void check(RuleFolder folder) throws IOException {
    String page = Files.readString(folder.page(), UTF_8);
    assertWithMessage("first line").that(page).startsWith("# " + folder.rule() + "\n");
    List<String> headings =
        page.lines().filter(l -> l.startsWith("## ")).map(l -> l.substring(3)).toList();
    assertWithMessage("sections").that(headings).containsAtLeastElementsIn(SECTIONS).inOrder();
    assertWithMessage("sections")
        .that(headings.contains("Right") || headings.contains("Example"))
        .isTrue();
    List<Snippet> snippets = Snippet.of(page, "java");
    assertWithMessage("code of the cases").that(snippets).isNotEmpty();
    for (Snippet snippet : snippets) {
      checkSnippet(folder, snippet);
    }
  }

  private static void checkSnippet(RuleFolder folder, Snippet snippet) throws IOException {
    assertWithMessage("line %s: the fence names its file", snippet.line())
        .that(snippet.file())
        .endsWith(".java");
    Path source = folder.path().resolve(snippet.file());
    assertWithMessage("line %s: %s", snippet.line(), source).that(Files.exists(source)).isTrue();
    boolean found =
        Snippet.isIn(snippet.code(), Files.readString(source, UTF_8))
            || Snippet.isIn(snippet.code(), GoldenFile.read(GoldenCase.fixed(source)));
    assertWithMessage(
            "line %s: is code of %s, or of its .fixed:\n%s",
            snippet.line(), snippet.file(), snippet.code())
        .that(found)
        .isTrue();
  }
}
