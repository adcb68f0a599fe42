package io.github.mapvet.harness;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.truth.Truth.assertWithMessage;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Multiset;
import io.github.mapvet.cli.CommandEngine;
import io.github.mapvet.report.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks one case: what both front doors say, and what is left after the repairs. */
final class CaseCheck {
  private final GoldenCase golden;
  private final Path scratch;

  /**
   * @param golden the case
   * @param scratch an empty folder for repaired files
   */
  CaseCheck(GoldenCase golden, Path scratch) {
    this.golden = golden;
    this.scratch = scratch;
  }

  /** The plugin alone, against what the golden says of it. */
  void checkPlugin() throws IOException {
    Golden said = new Golden(javac(golden.sources()), ImmutableList.of());
    GoldenFile.checkEqual(
        golden.golden(),
        Golden.javacPart(GoldenFile.read(golden.golden())),
        golden.isGood() ? "" : said.renderJavac());
  }

  /** Both front doors and all repairs. */
  void checkAll() throws IOException {
    ImmutableList<Entry> javac = javac(golden.sources());
    ImmutableList<Finding> findings = command(golden.sources());
    checkWhoSpeaks(javac, findings);
    ImmutableList<Entry> command = findings.stream().map(Entry::of).collect(toImmutableList());
    GoldenFile.check(golden.golden(), golden.isGood() ? "" : new Golden(javac, command).render());
    checkFirstRepairs(findings);
    checkOtherRepairs(findings);
  }

  private ImmutableList<Entry> javac(List<Path> sources) throws IOException {
    PluginDoor.Result result = PluginDoor.check(sources);
    checkErrors(result);
    return result.entries();
  }

  private void checkErrors(PluginDoor.Result result) {
    if (golden.isBroken()) {
      assertWithMessage("javac errors in code that is meant to be broken")
          .that(result.errors())
          .isNotEmpty();
    } else {
      assertWithMessage("javac errors").that(result.errors()).isEmpty();
    }
  }

  private static ImmutableList<Finding> command(List<Path> sources) throws IOException {
    return CommandEngine.check(Rules.all(), Libraries.paths(), sources);
  }

  private void checkWhoSpeaks(List<Entry> javac, List<Finding> findings) {
    ImmutableList<String> ours = Rules.names();
    ImmutableMultiset.Builder<String> spoken = ImmutableMultiset.builder();
    javac.stream().map(Entry::check).filter(ours::contains).forEach(spoken::add);
    findings.stream().map(Finding::rule).forEach(spoken::add);
    if (golden.isBad()) {
      assertWithMessage("rules that speak").that(spoken.build()).contains(golden.rule());
    } else {
      assertWithMessage("rules that speak").that(spoken.build()).isEmpty();
    }
  }

  private void checkFirstRepairs(List<Finding> findings) throws IOException {
    Repairs repairs = new Repairs();
    for (Finding finding : findings) {
      if (finding.rule().equals(golden.rule()) && !finding.fixes().isEmpty()) {
        repairs.add(finding, finding.fixes().get(0));
      }
    }
    ImmutableMap<Path, String> texts = repairs.texts();
    for (Path source : golden.sources()) {
      GoldenFile.check(GoldenCase.fixed(source), texts.getOrDefault(source, ""));
    }
    checkRepaired("after all first repairs", repairs, findings);
  }

  private void checkOtherRepairs(List<Finding> findings) throws IOException {
    for (Finding finding : findings) {
      for (Finding.Repair repair : finding.fixes().stream().skip(1).toList()) {
        Repairs one = new Repairs();
        one.add(finding, repair);
        checkRepaired("after: " + repair.title(), one, findings);
      }
    }
  }

  /** Repaired code compiles, has one finding less for each repair and no new one of any rule. */
  private void checkRepaired(String when, Repairs repairs, List<Finding> before)
      throws IOException {
    if (repairs.applied() == 0) {
      return;
    }
    Path folder = Files.createTempDirectory(scratch, golden.name());
    ImmutableList<Path> repaired = repairs.write(golden.sources(), folder);
    checkErrors(PluginDoor.check(repaired));
    Multiset<String> left = countByRule(command(repaired));
    Multiset<String> had = countByRule(before);
    for (String rule : left.elementSet()) {
      int allowed = had.count(rule) - (rule.equals(golden.rule()) ? repairs.applied() : 0);
      assertWithMessage("findings of %s %s", rule, when).that(left.count(rule)).isAtMost(allowed);
    }
  }

  private static Multiset<String> countByRule(List<Finding> findings) {
    return findings.stream().map(Finding::rule).collect(ImmutableMultiset.toImmutableMultiset());
  }
}
