package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static io.github.mapvet.cli.Mapvet.faulty;
import static io.github.mapvet.cli.Mapvet.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.Range;
import com.google.common.collect.TreeRangeSet;
import io.github.mapvet.cli.Mapvet.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only what a branch has changed, in repositories as users have them. */
final class SinceTest {
  private static final String CODE =
      """
      class Old {
        java.util.Map<String, String> map;

        void first() {
          map.clear();
        }

        void second() {
          map.clear();
        }
      }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void makeRepository() throws Exception {
    git("init", "-q", "-b", "main");
    write(folder, "src/Größe a.java", CODE);
    write(folder, "src/Moved.java", CODE.replace("Old", "Moved"));
    commit();
    git("checkout", "-q", "-b", "topic");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.com"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertWithMessage("%s: %s", command, said).that(process.waitFor()).isEqualTo(0);
  }

  private void commit() throws IOException, InterruptedException {
    git("add", "-A");
    git("commit", "-q", "-m", "change");
  }

  private Run since(String revision, Object... options) {
    Object[] all = new Object[options.length + 4];
    all[0] = "check";
    all[1] = "--since";
    all[2] = revision;
    all[3] = folder.resolve("src");
    System.arraycopy(options, 0, all, 4, options.length);
    return Mapvet.run(folder, all);
  }

  private List<String> places(String revision) {
    return since(revision)
        .out()
        .lines()
        .filter(l -> l.startsWith("src/") && l.contains("warning"))
        .map(l -> l.substring(0, l.indexOf(": warning")))
        .toList();
  }

  @Test
  void nothingChanged() {
    Run run = since("main");
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).isEqualTo("no findings in 2 files\n");
    assertThat(run.err()).isEqualTo("mapvet: findings left out, as --since asks: 4.\n");
  }

  @Test
  void changedLineOfFileWithOddName() throws Exception {
    write(folder, "src/Größe a.java", CODE.replaceFirst("map.clear", "this.map.clear"));
    assertThat(places("main")).containsExactly("src/Größe a.java:5:5");
    commit();
    assertThat(places("main")).containsExactly("src/Größe a.java:5:5");
    assertThat(since("main").exitCode()).isEqualTo(1);
  }

  @Test
  void changedSide() throws Exception {
    write(folder, "src/Größe a.java", CODE.replace("java.util.Map<", "final java.util.Map<"));
    assertThat(places("main")).containsExactly("src/Größe a.java:5:5", "src/Größe a.java:9:5");
  }

  @Test
  void missingLineCountsForItsNeighbours() throws Exception {
    write(
        folder,
        "src/Größe a.java",
        CODE.replace("    map.clear();\n  }\n\n", "    map.clear();\n  }\n"));
    assertThat(places("main")).isEmpty();
    write(folder, "src/Größe a.java", CODE.replaceFirst("void first\\(\\) \\{\n", "{"));
    assertThat(places("main")).containsExactly("src/Größe a.java:4:8");
  }

  @Test
  void newFilesAreChangedWholly() throws Exception {
    write(folder, "src/new dir/New.java", faulty("New"));
    assertThat(places("main")).containsExactly("src/new dir/New.java:1:49");
    git("add", "-A");
    assertThat(places("main")).containsExactly("src/new dir/New.java:1:49");
  }

  @Test
  void renamedFilesKeepTheirLines() throws Exception {
    git("mv", "src/Moved.java", "src/Renamed.java");
    write(folder, "src/Renamed.java", CODE.replace("Old", "Renamed").replace("second", "third"));
    assertThat(places("main")).isEmpty();
    write(folder, "src/Renamed.java", CODE.replace("Old", "Renamed") + faulty("More"));
    commit();
    assertThat(places("main")).containsExactly("src/Renamed.java:12:50");
  }

  @Test
  void whatTheOtherBranchDidMeanwhileDoesNotCount() throws Exception {
    write(folder, "src/New.java", faulty("New"));
    commit();
    git("checkout", "-q", "main");
    write(folder, "src/Moved.java", "class Moved {}");
    commit();
    git("checkout", "-q", "topic");
    assertThat(places("main")).containsExactly("src/New.java:1:49");
  }

  @Test
  void oddDiffSettingsDoNotMatter() throws Exception {
    git("config", "diff.noprefix", "true");
    git("config", "diff.renames", "false");
    git("config", "color.diff", "always");
    git("config", "diff.external", "false");
    changedLineOfFileWithOddName();
  }

  @Test
  void baselineIsComparedWithAll() throws Exception {
    Path baseline = folder.resolve("b");
    Mapvet.run(folder, "check", "--write-baseline", baseline, folder.resolve("src"));
    write(folder, "src/New.java", faulty("New"));
    Run run = since("main", "--baseline", baseline, "--fail-on-stale");
    assertThat(run.out()).endsWith("0 errors, 1 warning in 1 of 3 files\n");
    assertThat(run.err()).isEmpty();
  }

  // What cannot be asked

  @Test
  void unknownRevision() {
    for (String revision : List.of("maim", "-x", "")) {
      Run run = since(revision);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("mapvet: --since " + revision + ": git knows no such commit, tag or branch");
    }
  }

  @Test
  void outsideOfRepository() throws IOException {
    Path outside = Files.createTempDirectory("outside");
    Path file = write(outside, "A.java", faulty("A"));
    Run run = Mapvet.run(outside, "check", "--since", "main", file);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("mapvet: --since needs a git repository, and there is none here: not a git");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void unrelatedBranch() throws Exception {
    git("checkout", "-q", "--orphan", "alone");
    write(folder, "src/New.java", faulty("New"));
    commit();
    assertThat(since("main").err()).contains("it has no commit in common with HEAD");
  }

  @Test
  void noGit() {
    UsageException e =
        assertThrows(
            UsageException.class, () -> ChangedLines.since("main", new Git("no-git-here", folder)));
    assertThat(e).hasMessageThat().contains("'no-git-here' cannot be run: install it");
  }

  @Test
  void notForNewBaseline() {
    assertThat(since("main", "--write-baseline", folder.resolve("b")).err())
        .contains("--write-baseline writes all findings; leave --since out.");
  }

  // Diffs that look like something else

  @Test
  void linesThatLookLikeHeaders() {
    String diff =
        """
        diff --git a/x b/x
        --- a/x
        +++ b/x
        @@ -1 +1,2 @@ class
        --- a/y
        +++ b/y
        +@@ -9,9 +9,9 @@
        @@ -5,0 +7 @@
        +x
        diff --git "a/q\\"\\t\\303\\274" "b/q\\"\\t\\303\\274"
        --- "a/q\\"\\t\\303\\274"
        +++ "b/q\\"\\t\\303\\274"
        @@ -3,2 +2,0 @@
        -a
        -b
        \\ No newline at end of file
        """;
    TreeRangeSet<Integer> x = TreeRangeSet.create();
    x.add(Range.closed(1, 2));
    x.add(Range.closed(7, 7));
    TreeRangeSet<Integer> q = TreeRangeSet.create();
    q.add(Range.closed(2, 3));
    assertThat(DiffReader.changedLines(diff)).containsExactly("x", x, "q\"\tü", q);
  }
}
