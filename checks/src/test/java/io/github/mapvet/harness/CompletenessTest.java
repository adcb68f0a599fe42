package io.github.mapvet.harness;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.errorprone.bugpatterns.BugChecker;
import io.github.mapvet.MapvetChecker;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule has all its parts, all under its one name. */
final class CompletenessTest {
  private static final ImmutableSet<String> FAMILIES =
      ImmutableSet.of("sharing", "guards", "atomicity", "iteration", "cleanup", "publication");

  private static final Pattern ROW = Pattern.compile("\\| \\[(?<rule>\\w+)\\]\\(testdata/");

  private static final Path README = Testdata.root().resolveSibling("README.md");

  @Test
  void everyRuleClassHasServiceEntry() throws Exception {
    assertThat(ruleClasses()).isNotEmpty();
    assertThat(Rules.all().stream().map(BugChecker::getClass).map(Class::getName).toList())
        .containsExactlyElementsIn(ruleClasses());
  }

  @Test
  void everyRuleHasFolder() throws IOException {
    assertThat(Testdata.folders().stream().map(RuleFolder::rule).toList())
        .containsExactlyElementsIn(Rules.names());
  }

  @Test
  void everyRowOfReadmeIsRule() throws IOException {
    List<String> rows = new ArrayList<>();
    for (String line : Files.readString(README, UTF_8).lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (row.lookingAt()) {
        rows.add(row.group("rule"));
      }
    }
    assertThat(rows).containsExactlyElementsIn(Rules.names()).inOrder();
  }

  @TestFactory
  List<DynamicTest> rules() {
    List<DynamicTest> tests = new ArrayList<>();
    for (BugChecker rule : Rules.all()) {
      tests.add(DynamicTest.dynamicTest(rule.canonicalName(), () -> check(rule)));
    }
    return tests;
  }

  private static void check(BugChecker rule) throws IOException {
    String name = rule.canonicalName();
    Class<?> type = rule.getClass();
    assertWithMessage("name of the class").that(type.getSimpleName()).isEqualTo(name);
    assertWithMessage("family").that(FAMILIES).contains(family(type));
    assertWithMessage("final").that(Modifier.isFinal(type.getModifiers())).isTrue();
    assertWithMessage("page's address")
        .that(rule.linkUrl())
        .isEqualTo(MapvetChecker.PAGES + name + "/README.md");
    RuleFolder folder = new RuleFolder(Testdata.root().resolve(name));
    assertWithMessage("page").that(Files.exists(folder.page())).isTrue();
    for (GoldenCase c : folder.cases()) {
      assertWithMessage("golden of " + c.name())
          .that(Files.exists(c.golden()))
          .isEqualTo(c.isBad());
    }
    checkReadme(rule);
  }

  /** The README's table: name with a link to the page, family, severity, what it finds. */
  private static void checkReadme(BugChecker rule) throws IOException {
    String name = rule.canonicalName();
    String row =
        "| [%s](testdata/%s/README.md) | %s | %s | "
            .formatted(name, name, family(rule.getClass()), Entry.severity(rule.defaultSeverity()));
    List<String> rows =
        Files.readString(README, UTF_8).lines().filter(l -> l.startsWith(row)).toList();
    assertWithMessage("rows of the README that begin with: " + row).that(rows).hasSize(1);
  }

  private static String family(Class<?> rule) {
    String name = rule.getPackageName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The names of all classes in our packages that are rules. */
  private static ImmutableList<String> ruleClasses() throws Exception {
    Path classes = classes();
    ImmutableList.Builder<String> rules = ImmutableList.builder();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
        String path = classes.relativize(file).toString();
        String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
        Class<?> type = Class.forName(name, false, MapvetChecker.class.getClassLoader());
        if (BugChecker.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
          rules.add(name);
        }
      }
    }
    return rules.build();
  }

  private static Path classes() throws URISyntaxException {
    return Path.of(MapvetChecker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
