package io.github.mapvet.ruling;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a later run found otherwise than a list says.
 *
 * @param appeared findings that the list does not have
 * @param vanished rulings on what is found no more
 * @param moved the same findings on other lines
 * @param rulings on all that is found now: with the verdict of the list, or else open
 */
record Changes(
    ImmutableList<Ruling> appeared,
    ImmutableList<Ruling> vanished,
    ImmutableList<Move> moved,
    ImmutableList<Ruling> rulings) {

  /** One finding, before and now. */
  record Move(Ruling before, Ruling now) {}

  /**
   * Compares.
   *
   * @param known the list
   * @param found what is found now; its verdicts do not count
   */
  static Changes between(Collection<Ruling> known, Collection<Ruling> found) {
    ImmutableMap<Ruling.Key, Ruling> before = Maps.uniqueIndex(known, Ruling::key);
    ImmutableMap<Ruling.Key, Ruling> now = Maps.uniqueIndex(found, Ruling::key);
    return new Changes(
        found.stream()
            .filter(r -> !before.containsKey(r.key()))
            .sorted()
            .collect(toImmutableList()),
        known.stream().filter(r -> !now.containsKey(r.key())).sorted().collect(toImmutableList()),
        known.stream().flatMap(r -> move(r, now).stream()).collect(toImmutableList()),
        found.stream()
            .map(r -> Optional.ofNullable(before.get(r.key())).map(r::judgedAs).orElse(r))
            .sorted()
            .collect(toImmutableList()));
  }

  private static Optional<Move> move(Ruling before, ImmutableMap<Ruling.Key, Ruling> found) {
    return Optional.ofNullable(found.get(before.key()))
        .filter(now -> now.line() != before.line())
        .map(now -> new Move(before, now));
  }

  /** Whether the same is found, maybe elsewhere. */
  boolean areMovesOnly() {
    return appeared.isEmpty() && vanished.isEmpty();
  }

  /** For people, one change on each line. */
  String describe() {
    return Stream.of(
            appeared.stream().map(r -> "appeared: " + r.describe()),
            vanished.stream().map(r -> "vanished: " + r.describe() + ", was " + r.verdict().word()),
            moved.stream()
                .map(m -> "moved: " + m.before().describe() + " to line " + m.now().line()))
        .flatMap(lines -> lines)
        .map(line -> line + "\n")
        .reduce("", String::concat);
  }
}
