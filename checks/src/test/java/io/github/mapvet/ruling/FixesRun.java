package io.github.mapvet.ruling;

import static com.google.common.truth.Truth.assertWithMessage;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.mapvet.harness.Forked;
import io.github.mapvet.harness.Jdk;
import io.github.mapvet.ruling.CommandLog.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Makes all repairs in copies of the projects of the lists, suggestions included: {@code mvn -B
 * verify -Pfixes}. Each must compile where the file did before, end its finding, and bring no new
 * error or warning. {@code -Dmapvet.ruling.projects} and {@code -Dmapvet.ruling.folder} are those
 * of {@link RulingRun}.
 */
final class FixesRun {

  @TestFactory
  List<DynamicTest> projects() throws IOException {
    return RulingList.chosen().stream()
        .map(list -> DynamicTest.dynamicTest(list.project().name(), () -> run(list.project())))
        .toList();
  }

  private static void run(Project project) throws Exception {
    Corpus corpus = Corpus.of(project);
    Path copy = Files.createTempDirectory(project.name());
    try {
      copy(corpus.sources(), copy);
      List<Result> before = CommandLog.check(copy, corpus.classPath(), "--suggestions").findings();
      Forked fix =
          CommandLog.run(
              Jdk.current(), "fix", copy, corpus.classPath(), ImmutableList.of("--suggestions"));
      List<Result> after = CommandLog.check(copy, corpus.classPath(), "--suggestions").findings();
      String summary = fix.output().lines().reduce((one, next) -> next).orElse("");
      List<String> refused =
          fix.output().lines().filter(line -> line.contains("not repaired")).toList();
      Multiset<String> left = named(after.stream());
      Multiset<String> fresh =
          Multisets.difference(
              named(after.stream().filter(FixesRun::isFault)), named(before.stream()));
      Multiset<String> still =
          Multisets.intersection(left, named(before.stream().filter(f -> !f.fixes().isEmpty())));
      System.out.printf(
          "%s: %s; %d would not compile, %d still there, %d new%n",
          project.name(), summary, refused.size(), still.size(), fresh.size());
      assertWithMessage("would not compile").that(refused).isEmpty();
      assertWithMessage("repaired and still there").that(still).isEmpty();
      assertWithMessage("new").that(fresh).isEmpty();
    } finally {
      MoreFiles.deleteRecursively(copy, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  /** A repair may make it true that a lock guards the field: then the advice to say so is right. */
  private static boolean isFault(Result finding) {
    return !finding.severity().equals("suggestion");
  }

  private static ImmutableMultiset<String> named(Stream<Result> findings) {
    Multiset<String> names = HashMultiset.create();
    findings.forEach(f -> names.add(f.rule() + " " + f.file() + " " + f.fingerprint()));
    return ImmutableMultiset.copyOf(names);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
