package io.github.mapvet.ruling;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.mapvet.harness.ReadmePart;
import io.github.mapvet.harness.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README's numbers are those of the lists. */
final class RulesTableTest {
  private static final ReadmePart COUNTS = ReadmePart.of("counted in checks/src/it/ruling");
  private static final String REWRITE =
      "mvn -B -q test -Dtest=RulesTableTest -Dmapvet.ruling=write";

  @Test
  void readmeIsUpToDate() throws IOException {
    String table = RulesTable.text(ImmutableList.sortedCopyOf(Rules.names()));
    if (System.getProperty("mapvet.ruling", "check").equals("write")) {
      COUNTS.write(table);
    } else {
      assertWithMessage("rewrite by: " + REWRITE).that(COUNTS.text()).isEqualTo(table);
    }
  }

  @Test
  void listsAreOfRulesThatExist() throws IOException {
    ImmutableSet<String> rules = ImmutableSet.copyOf(Rules.names());
    for (RulingList list : RulingList.all()) {
      for (Ruling ruling : list.rulings()) {
        assertWithMessage(ruling.text()).that(rules).contains(ruling.rule());
      }
    }
  }

  @Test
  void listsAreAsTheyAreWritten() throws IOException {
    for (RulingList list : RulingList.all()) {
      Path file = RulingList.FOLDER.resolve(list.project().name() + ".tsv");
      assertThat(list.text()).isEqualTo(Files.readString(file, UTF_8));
    }
  }
}
