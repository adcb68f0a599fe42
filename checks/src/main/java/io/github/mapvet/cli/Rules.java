package io.github.mapvet.cli;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSortedMap.toImmutableSortedMap;
import static java.util.Comparator.naturalOrder;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Streams;
import com.google.errorprone.bugpatterns.BugChecker;
import io.github.mapvet.options.Nearest;
import io.github.mapvet.report.RuleInfo;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;

/** The rules there are, by name. */
final class Rules {
  private final ImmutableSortedMap<String, BugChecker> rules;

  /**
   * @param rules their names must differ
   */
  Rules(Collection<? extends BugChecker> rules) {
    this.rules =
        rules.stream()
            .collect(toImmutableSortedMap(naturalOrder(), BugChecker::canonicalName, rule -> rule));
  }

  /** All rules in mapvet.jar. */
  static Rules load() {
    return new Rules(
        Streams.stream(ServiceLoader.load(BugChecker.class)).collect(toImmutableList()));
  }

  /** The rules themselves, by name. */
  ImmutableList<BugChecker> checkers() {
    return rules.values().asList();
  }

  /** What users see of each, by name. */
  ImmutableList<RuleInfo> infos() {
    return checkers().stream().map(RuleInfo::of).collect(toImmutableList());
  }

  /** Whether there is a rule of this name. */
  boolean contains(String name) {
    return rules.containsKey(name);
  }

  /**
   * The rules to run.
   *
   * @param only names of those to keep; empty for all
   * @param without names of those to leave out
   * @throws UsageException when a name is unknown, or nothing is left
   */
  Rules select(List<String> only, List<String> without) throws UsageException {
    for (String name : only) {
      info(name);
    }
    for (String name : without) {
      info(name);
    }
    Rules selected =
        new Rules(
            checkers().stream()
                .filter(r -> only.isEmpty() || only.contains(r.canonicalName()))
                .filter(r -> !without.contains(r.canonicalName()))
                .toList());
    if (selected.rules.isEmpty() && !rules.isEmpty()) {
      throw new UsageException(
          "--rule and --disable leave no rule to run; drop one of them, or name another rule.");
    }
    return selected;
  }

  /**
   * One rule.
   *
   * @throws UsageException when there is none of this name; the message names the nearest
   */
  RuleInfo info(String name) throws UsageException {
    BugChecker rule = rules.get(name);
    if (rule == null) {
      throw new UsageException(
          "unknown rule '"
              + name
              + "'"
              + Nearest.to(name, rules.keySet()).map(n -> ": did you mean " + n + "?").orElse(".")
              + " `mapvet rules` lists all.");
    }
    return RuleInfo.of(rule);
  }
}
