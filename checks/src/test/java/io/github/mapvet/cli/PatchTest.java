package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.BugPattern.SeverityLevel;
import io.github.mapvet.report.Finding;
import io.github.mapvet.report.Finding.Edit;
import io.github.mapvet.report.Finding.Repair;
import io.github.mapvet.report.Location;
import io.github.mapvet.report.SourceFile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which repairs go together, and what they leave. */
final class PatchTest {
  private static final URI FILE = URI.create("file:///A.java");

  private static Finding finding(Edit... edits) {
    return new Finding(
        "Rule",
        SeverityLevel.WARNING,
        new Location(FILE, 1, 1, 1, 2),
        "'map' is wrong",
        ImmutableList.of(),
        ImmutableList.of(new Repair("Repair it", ImmutableList.copyOf(edits))),
        "",
        ImmutableMap.of(),
        "f",
        "1:1");
  }

  private static Edit insert(int at, String text) {
    return new Edit(at, at, text);
  }

  private static String apply(String text, Finding... findings) {
    SourceFile file = new SourceFile(FILE, "A.java", text);
    return Patch.apply(List.of(findings), Map.of(FILE, file)).get(0).text();
  }

  @Test
  void firstOfTwoThatOverlapIsMade() {
    Finding outer = finding(new Edit(0, 9, "a"));
    Finding inner = finding(new Edit(3, 5, "b"));
    Finding apart = finding(new Edit(9, 12, "c"));
    assertThat(Patch.independent(List.of(outer, inner, apart))).containsExactly(outer, apart);
    assertThat(Patch.independent(List.of(inner, outer, apart))).containsExactly(inner, apart);
  }

  @Test
  void orderOfTwoInsertionsAtOnePlaceIsNotGuessed() {
    Finding one = finding(insert(3, "x"));
    Finding other = finding(insert(3, "y"));
    assertThat(Patch.independent(List.of(one, other))).containsExactly(one);
  }

  @Test
  void sameImportIsShared() {
    Edit list = insert(0, "import java.util.List;\n");
    Finding one = finding(list, insert(30, "x"));
    Finding other = finding(list, insert(40, "y"));
    assertThat(Patch.independent(List.of(one, other))).containsExactly(one, other);
    assertThat(apply("a".repeat(50), one, other))
        .isEqualTo(
            "import java.util.List;\n"
                + "a".repeat(30)
                + "x"
                + "a".repeat(10)
                + "y"
                + "a".repeat(10));
  }

  /** The second may bring what the first brings too. */
  @Test
  void otherImportsWait() {
    Finding one = finding(insert(0, "import java.util.List;\n"), insert(30, "x"));
    Finding other =
        finding(insert(9, "\nimport java.util.List;\nimport java.util.Map;"), insert(40, "y"));
    assertThat(Patch.independent(List.of(one, other))).containsExactly(one);
  }

  @Test
  void newLinesEndAsTheirNeighbours() {
    assertThat(apply("a\r\nb\r\n", finding(insert(1, "\nx\r\ny"))))
        .isEqualTo("a\r\nx\r\ny\r\nb\r\n");
    assertThat(apply("a\r\nb", finding(insert(4, "\nx")))).isEqualTo("a\r\nb\r\nx");
    assertThat(apply("a\nb\r\n", finding(insert(1, "\nx")))).isEqualTo("a\nx\nb\r\n");
    assertThat(apply("a", finding(insert(1, "\nx")))).isEqualTo("a\nx");
  }
}
