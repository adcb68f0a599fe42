package io.github.mapvet.harness;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import com.google.errorprone.bugpatterns.BugChecker;
import io.github.mapvet.MapvetChecker;
import java.util.ServiceLoader;

/** The rules that are on the class path. */
public final class Rules {
  /** What Error Prone is told so that it runs no check. */
  public static final String NONE = " -XepDisableAllChecks";

  private Rules() {}

  /** One of each rule that has a service entry, by name. */
  static ImmutableList<BugChecker> all() {
    return Streams.stream(ServiceLoader.load(BugChecker.class))
        .filter(MapvetChecker.class::isInstance)
        .sorted(comparing(BugChecker::canonicalName))
        .collect(toImmutableList());
  }

  /** What Error Prone is told so that it runs all of them and nothing else; none is an error. */
  public static String alone() {
    return NONE + names().stream().map(rule -> " -Xep:" + rule + ":WARN").collect(joining());
  }

  /** The names of {@link #all}. */
  public static ImmutableList<String> names() {
    return all().stream().map(BugChecker::canonicalName).collect(toImmutableList());
  }
}
