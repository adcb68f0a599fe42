package io.github.mapvet.ruling;

import static com.google.common.truth.Truth.assertWithMessage;

import com.google.common.collect.ImmutableList;
import com.google.gson.Gson;
import io.github.mapvet.harness.Forked;
import io.github.mapvet.harness.Jars;
import io.github.mapvet.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is read of the command's JSON report; its schema says more. */
record CommandLog(List<Result> findings, List<Problem> problems) {

  /** A finding, and how it can be repaired. */
  record Result(String rule, String severity, Place place, String fingerprint, List<Object> fixes) {
    String file() {
      return place.file.replace('\\', '/');
    }
  }

  /** Where a finding is. */
  record Place(String file, int line) {}

  /** What kept a part of the input from being analysed. */
  record Problem(String level, String text) {}

  /** Runs {@code mapvet check} over all sources; a fault in a rule is a failure. */
  static CommandLog check(Path sources, Path classPath, String... options) throws Exception {
    return check(Jdk.current(), sources, classPath, options);
  }

  /** Does the same on some JDK. */
  static CommandLog check(Jdk jdk, Path sources, Path classPath, String... options)
      throws Exception {
    Path report = Files.createTempFile("mapvet", ".json");
    try {
      ImmutableList<String> all =
          ImmutableList.<String>builder().add("--format", "json=" + report).add(options).build();
      Forked command = run(jdk, "check", sources, classPath, all);
      CommandLog log = new Gson().fromJson(Files.readString(report), CommandLog.class);
      assertWithMessage(command.output()).that(log).isNotNull();
      for (Problem problem : log.problems) {
        assertWithMessage(problem.text).that(problem.level).isNotEqualTo("fault");
      }
      return log;
    } finally {
      Files.delete(report);
    }
  }

  /** Runs mapvet.jar over all sources. */
  static Forked run(Jdk jdk, String command, Path sources, Path classPath, List<String> options)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(jdk.program("java"), "-jar", Jars.command().toString()));
    words.addAll(List.of(command, "--classpath-file", classPath.toString()));
    words.addAll(options);
    words.addAll(List.of("--fail-on", "never", "."));
    return Forked.run(sources, words);
  }
}
