package io.github.mapvet.ruling;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the page of findings writes up is in the lists. */
final class FindsPageTest {
  @Test
  void everyRowIsTrueFindingOfList() throws IOException {
    ImmutableSet<FindsPage.Row> known =
        RulingList.all().stream()
            .flatMap(
                list ->
                    list.rulings().stream()
                        .filter(ruling -> ruling.verdict() == Verdict.TRUE)
                        .map(ruling -> row(list, ruling)))
            .collect(toImmutableSet());
    assertThat(known).containsAtLeastElementsIn(FindsPage.read().rows());
  }

  @Test
  void tenProjects() throws IOException {
    FindsPage page = FindsPage.read();
    Set<String> projects = new HashSet<>();
    for (FindsPage.Row row : page.rows()) {
      projects.add(row.project());
      assertWithMessage(row.project()).that(page.output(row.project())).isNotEmpty();
    }
    assertThat(projects).hasSize(10);
    assertThat(page.rows()).hasSize(10);
  }

  private static FindsPage.Row row(RulingList list, Ruling ruling) {
    return new FindsPage.Row(list.project().name(), ruling.file(), ruling.line(), ruling.rule());
  }
}
