package io.github.mapvet.ruling;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a list keeps when findings come, go and move; and that it is read as it was written. */
final class ChangesTest {
  private static final Ruling KNOWN =
      new Ruling("MapSizeRace", "a/A.java", 10, "ab12:1", Verdict.BENIGN, "a bound of a cache");

  @Test
  void verdictFollowsFinding() {
    Ruling moved = Ruling.open("MapSizeRace", "a/A.java", 12, "ab12:1");
    Changes changes = Changes.between(List.of(KNOWN), List.of(moved));
    assertThat(changes.areMovesOnly()).isTrue();
    assertThat(changes.moved()).containsExactly(new Changes.Move(KNOWN, moved));
    assertThat(changes.rulings()).containsExactly(moved.judgedAs(KNOWN));
    assertThat(changes.rulings().get(0).verdict()).isEqualTo(Verdict.BENIGN);
    assertThat(changes.describe())
        .isEqualTo("moved: MapSizeRace a/A.java:10 (ab12:1) to line 12\n");
  }

  @Test
  void nothingHasChanged() {
    Changes changes = Changes.between(List.of(KNOWN), List.of(KNOWN));
    assertThat(changes.areMovesOnly()).isTrue();
    assertThat(changes.describe()).isEmpty();
    assertThat(changes.rulings()).containsExactly(KNOWN);
  }

  @Test
  void newFindingIsOpenAndGoneOneDropped() {
    Ruling second = Ruling.open("MapSizeRace", "a/A.java", 10, "ab12:2");
    Ruling otherFile = Ruling.open("MapSizeRace", "a/B.java", 10, "ab12:1");
    Ruling otherRule = Ruling.open("NonAtomicMapUpdate", "a/A.java", 10, "ab12:1");
    ImmutableList<Ruling> found = ImmutableList.of(second, otherFile, otherRule);
    Changes changes = Changes.between(List.of(KNOWN), found);
    assertThat(changes.areMovesOnly()).isFalse();
    assertThat(changes.appeared()).containsExactlyElementsIn(found);
    assertThat(changes.vanished()).containsExactly(KNOWN);
    assertThat(changes.moved()).isEmpty();
    assertThat(changes.rulings()).containsExactlyElementsIn(found);
    assertThat(changes.describe())
        .contains("vanished: MapSizeRace a/A.java:10 (ab12:1), was benign\n");
  }

  @Test
  void listIsReadAsWritten() {
    String text =
        """
        # sources: g:a:1 g:b:1
        # libraries: h:c:2
        # lines: 1234
        MapSizeRace\ta/A.java\t10\tab12:1\tbenign\ta bound of a cache
        UnsafeLazyMap\ta/A.java\t5\tcd34:1\topen\t
        """;
    RulingList list = RulingList.of("p", text);
    assertThat(list.project())
        .isEqualTo(new Project("p", ImmutableList.of("g:a:1", "g:b:1"), ImmutableList.of("h:c:2")));
    assertThat(list.lines()).isEqualTo(1234);
    assertThat(list.rulings())
        .containsExactly(KNOWN, Ruling.open("UnsafeLazyMap", "a/A.java", 5, "cd34:1"))
        .inOrder();
    assertThat(list.text()).isEqualTo(text);
  }

  @Test
  void mistakesInListAreRefused() {
    assertRefused("MapSizeRace\ta/A.java\t10\tab12:1\tbenign\t");
    assertRefused("MapSizeRace\ta/A.java\t10\tab12:1\topen\tread by nobody");
    assertRefused("MapSizeRace\ta/A.java\t10\tab12:1\tmaybe\twho knows");
    assertRefused("MapSizeRace\ta/A.java\t10\tab12:1\tbenign");
    assertRefused(KNOWN.text() + "\n" + KNOWN.text());
  }

  private static void assertRefused(String lines) {
    assertThrows(IllegalArgumentException.class, () -> RulingList.of("p", lines));
  }
}
