package io.github.mapvet.cli.report.html;

import static com.google.common.truth.Truth.assertThat;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.errorprone.BugPattern.SeverityLevel;
import io.github.mapvet.report.Finding;
import io.github.mapvet.report.Finding.Circumstances;
import io.github.mapvet.report.Finding.Side;
import io.github.mapvet.report.Location;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is drawn: who does what when, under which locks. */
final class SceneTest {
  private static final Location PLACE = new Location(URI.create("file:///A.java"), 1, 1, 1, 2);

  private static Side step(int actor, String what, String thread, String... locks) {
    return new Side(
        PLACE,
        what,
        what,
        actor,
        Optional.of(new Circumstances(Optional.ofNullable(thread), ImmutableList.copyOf(locks))));
  }

  private static Side plain(String what) {
    return new Side(PLACE, what, what, 0, Optional.empty());
  }

  private static Finding finding(Side... sides) {
    return new Finding(
        "Rule",
        SeverityLevel.WARNING,
        PLACE,
        "'map' (HashMap) is changed.",
        ImmutableList.copyOf(sides),
        ImmutableList.of(),
        "",
        ImmutableMap.of(),
        "f",
        "1:1");
  }

  private static Scene scene(Side... sides) {
    return Scene.of(finding(sides), ImmutableMap.of());
  }

  /** One lane on a line: its thread, and each step with its column. */
  private static String lanes(Scene scene) {
    return scene.lanes().stream()
        .map(
            lane ->
                lane.thread()
                    + ": "
                    + lane.stops().stream()
                        .map(s -> s.column() + " " + s.what())
                        .collect(joining(", ")))
        .collect(joining("\n"));
  }

  @Test
  void twoThreadsAtOnce() {
    Scene scene = scene(step(0, "changes", "a task"), step(1, "reads", "a caller", "A.lock"));
    assertThat(lanes(scene)).isEqualTo("a task: 1 changes\na caller: 1 reads");
    assertThat(scene.columns()).isEqualTo(1);
    assertThat(scene.container()).isEqualTo("map");
    assertThat(scene.type()).isEqualTo("HashMap");
    assertThat(scene.verdict()).startsWith("No lock in common");
    assertThat(scene.lanes().get(0).stops().get(0).isBare()).isTrue();
    assertThat(scene.lanes().get(1).stops().get(0).locks().get(0).name()).isEqualTo("A.lock");
  }

  @Test
  void anotherThreadGetsInBetween() {
    Scene scene = scene(step(0, "first", null), step(0, "then", null), step(1, "between", null));
    assertThat(lanes(scene)).isEqualTo("one thread: 1 first, 3 then\nanother thread: 2 between");
    assertThat(scene.columns()).isEqualTo(3);
  }

  @Test
  void otherThreadIsImaginedWhereCodeShowsNone() {
    Scene between = scene(step(0, "first", null), step(0, "then", null));
    assertThat(lanes(between))
        .isEqualTo("one thread: 1 first, 3 then\nanother thread: 2 can get in here");
    Scene same = scene(step(0, "changes", "a task"));
    assertThat(lanes(same))
        .isEqualTo("a task: 1 changes\nanother thread: 1 can do the same at once");
    assertThat(same.lanes().get(1).isImagined()).isTrue();
  }

  @Test
  void oneThreadAlone() {
    Scene scene = scene(plain("iterates"), plain("calls"), plain("changes"));
    assertThat(lanes(scene)).isEqualTo("one thread: 1 iterates, 2 calls, 3 changes");
    assertThat(scene.verdict()).isEmpty();
  }

  @Test
  void sameLockHasSameColour() {
    Scene scene = scene(step(0, "reads", "a", "x", "y (read)"), step(1, "changes", "b", "y", "z"));
    assertThat(scene.lanes().get(0).stops().get(0).locks().get(1).colour()).isEqualTo(1);
    assertThat(scene.lanes().get(1).stops().get(0).locks().get(0).colour()).isEqualTo(1);
  }

  @Test
  void readLocksLetBothIn() {
    Scene scene = scene(step(0, "changes", "a", "l (read)"), step(1, "reads", "b", "l (read)"));
    assertThat(scene.verdict()).isEqualTo("A read lock lets both in at once.");
  }

  @Test
  void onePlaceAloneTellsNothing() {
    assertThat(Scene.isTelling(finding(plain("used under lock")))).isFalse();
    assertThat(Scene.isTelling(finding(step(0, "changes", "a task")))).isTrue();
  }
}
