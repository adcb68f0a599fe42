package io.github.mapvet.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import io.github.mapvet.report.Finding;
import io.github.mapvet.report.Problem;
import io.github.mapvet.report.Report;
import io.github.mapvet.report.SourceFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Repairs texts, round by round, until there is nothing more to repair: a repair may make room for
 * another one, and what two repairs both touch is done one after the other. A repair that brings
 * errors of javac into any of the files is not made. Nothing is written.
 */
final class Fixer {
  /** More than any code needs; repairs that undo each other would go on for ever. */
  private static final int MOST_ROUNDS = 25;

  private final Analysis analysis;
  private final Function<SourceFile, Optional<Problem>> obstacle;
  private final List<Finding> done = new ArrayList<>();
  private final Set<Attempt> refused = new HashSet<>();
  private final Set<Problem> problems = new LinkedHashSet<>();

  /** A repair in any round. */
  private record Attempt(URI file, String fingerprint, String title) {}

  /**
   * What came out.
   *
   * @param before the files as they were
   * @param after what is left to say about them as they are now
   * @param done what was repaired, in that order; each where it was then
   * @param problems what could not be repaired, and why
   */
  record Result(
      Map<URI, SourceFile> before,
      Report after,
      ImmutableList<Finding> done,
      ImmutableList<Problem> problems) {}

  /**
   * @param analysis finds what is to be repaired
   * @param obstacle why a file cannot be changed
   */
  Fixer(Analysis analysis, Function<SourceFile, Optional<Problem>> obstacle) {
    this.analysis = analysis;
    this.obstacle = obstacle;
  }

  /** Repairs all; an instance does this once. */
  Result run() throws Exception {
    Sources original = analysis.read();
    Sources sources = original;
    Analysis.Outcome outcome = analysis.run(sources);
    List<Finding> wanted = wanted(outcome.report());
    for (int round = 0; round < MOST_ROUNDS && !wanted.isEmpty(); round++) {
      List<Finding> made = Patch.independent(wanted);
      Sources next = patched(sources, made);
      Analysis.Outcome after = analysis.run(next);
      if (!newErrors(outcome, after.errors()).isEmpty()) {
        made = harmless(sources, outcome, made);
        next = patched(sources, made);
        after = analysis.run(next);
      }
      done.addAll(made);
      sources = next;
      outcome = after;
      wanted = wanted(outcome.report());
    }
    return new Result(
        original.byAddress(),
        outcome.report(),
        ImmutableList.copyOf(done),
        ImmutableList.copyOf(problems));
  }

  /** The findings with a repair that may be made. */
  private List<Finding> wanted(Report report) {
    return report.findings().stream()
        .filter(f -> !f.fixes().isEmpty() && !Patch.repair(f).edits().isEmpty())
        .filter(f -> !refused.contains(attempt(f)))
        .filter(f -> isChangeable(report.source(f.where())))
        .toList();
  }

  private boolean isChangeable(SourceFile file) {
    Optional<Problem> problem = obstacle.apply(file);
    problem.ifPresent(problems::add);
    return problem.isEmpty();
  }

  private static Sources patched(Sources sources, List<Finding> findings) {
    return sources.with(Patch.apply(findings, sources.byAddress()));
  }

  private static Multiset<CompileError> newErrors(
      Analysis.Outcome before, ImmutableMultiset<CompileError> after) {
    return Multisets.difference(after, before.errors());
  }

  /** Those that javac accepts; the others are remembered. */
  private List<Finding> harmless(Sources sources, Analysis.Outcome before, List<Finding> findings)
      throws Exception {
    List<Finding> accepted = new ArrayList<>();
    sift(sources, before, findings, accepted);
    return accepted;
  }

  /** Tries all at once, and in halves where javac objects, until the guilty are alone. */
  private void sift(
      Sources sources, Analysis.Outcome before, List<Finding> findings, List<Finding> accepted)
      throws Exception {
    List<Finding> tried = new ArrayList<>(accepted);
    tried.addAll(findings);
    Multiset<CompileError> errors = newErrors(before, analysis.compile(patched(sources, tried)));
    if (errors.isEmpty()) {
      accepted.addAll(findings);
    } else if (findings.size() == 1) {
      refuse(findings.get(0), errors.iterator().next(), before.report());
    } else {
      int half = findings.size() / 2;
      sift(sources, before, findings.subList(0, half), accepted);
      sift(sources, before, findings.subList(half, findings.size()), accepted);
    }
  }

  private void refuse(Finding finding, CompileError error, Report report) {
    refused.add(attempt(finding));
    problems.add(
        new Problem(
            Problem.Level.NOTE,
            report.source(finding.where()).path() + ":" + finding.where().line(),
            "not repaired ("
                + finding.rule()
                + ", "
                + Patch.repair(finding).title()
                + "): it would not compile: "
                + error.text().lines().findFirst().orElse("")
                + "."));
  }

  private static Attempt attempt(Finding finding) {
    return new Attempt(finding.where().uri(), finding.fingerprint(), Patch.repair(finding).title());
  }
}
