package io.github.mapvet.harness;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.google.errorprone.bugpatterns.BugChecker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A rule with the name of one of Error Prone's own checks crashes every compilation. */
final class CollisionIT {
  private static final List<String> VERSIONS = List.of(Jars.OLDEST, Jars.OURS, Jars.NEWEST);

  @TestFactory
  List<DynamicTest> noRuleHasABuiltInName() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String version : VERSIONS) {
      BuiltInNames builtIn = BuiltInNames.of(version);
      for (BugChecker rule : Rules.all()) {
        tests.add(
            DynamicTest.dynamicTest(
                rule.canonicalName() + " in " + version,
                () ->
                    assertWithMessage("names that Error Prone %s has already", version)
                        .that(rule.allNames().stream().filter(builtIn::has).toList())
                        .isEmpty()));
      }
    }
    return tests;
  }

  /** The test above can fail: by a check's class name, and by a former name. */
  @Test
  void knowsBuiltInNames() throws IOException {
    for (String version : VERSIONS) {
      BuiltInNames builtIn = BuiltInNames.of(version);
      assertWithMessage(version).that(builtIn.has("GuardedBy")).isTrue();
      assertWithMessage(version).that(builtIn.has("UnusedParameters")).isTrue();
      assertWithMessage(version).that(builtIn.has("NoSuchCheckAnywhere")).isFalse();
    }
    assertThat(VERSIONS).hasSize(3);
  }
}
