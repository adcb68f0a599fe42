package io.github.mapvet.cli;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import io.github.mapvet.report.Finding;
import io.github.mapvet.report.Location;
import io.github.mapvet.report.Report;
import io.github.mapvet.report.SourceFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The lines that a branch and the files as they are have changed, as git tells. */
final class ChangedLines {
  private final Path repository;
  private final ImmutableMap<String, RangeSet<Integer>> lines;
  private final ImmutableSet<String> newFiles;

  private ChangedLines(
      Path repository, Map<String, RangeSet<Integer>> lines, Iterable<String> newFiles) {
    this.repository = repository;
    this.lines = ImmutableMap.copyOf(lines);
    this.newFiles = ImmutableSet.copyOf(newFiles);
  }

  /**
   * What changed since a branch left another one: commits, staged changes, other changes, and files
   * that git does not know yet. A file that was moved keeps its lines.
   *
   * @param revision a commit, tag or branch; the common ancestor with it counts
   * @param git runs in the repository
   * @throws UsageException when there is no git, no repository or no such revision
   */
  static ChangedLines since(String revision, Git git) throws UsageException, InterruptedException {
    Path repository = repository(git);
    Git root = git.in(repository);
    String base = base(revision, root);
    Git.Result diff =
        root.run(
            "diff",
            "-M",
            "--unified=0",
            "--inter-hunk-context=0",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "--no-relative",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            base,
            "--");
    Git.Result others = root.run("ls-files", "--others", "--exclude-standard", "-z");
    if (!diff.isGood() || !others.isGood()) {
      Git.Result bad = diff.isGood() ? others : diff;
      throw new UsageException("--since " + revision + ": git failed: " + bad.complaint());
    }
    return new ChangedLines(
        repository,
        DiffReader.changedLines(diff.out()),
        Splitter.on('\0').omitEmptyStrings().split(others.out()));
  }

  private static Path repository(Git git) throws UsageException, InterruptedException {
    Git.Result root = git.run("rev-parse", "--show-toplevel");
    if (!root.isGood()) {
      throw new UsageException(
          "--since needs a git repository, and there is none here: " + root.complaint());
    }
    return real(Path.of(root.out().replaceFirst("\\R\\z", "")));
  }

  private static String base(String revision, Git git) throws UsageException, InterruptedException {
    Git.Result commit =
        git.run("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
    if (!commit.isGood()) {
      throw new UsageException(
          "--since " + revision + ": git knows no such commit, tag or branch here; is it fetched?");
    }
    Git.Result base = git.run("merge-base", commit.out().strip(), "HEAD");
    if (!base.isGood()) {
      throw new UsageException(
          "--since "
              + revision
              + ": it has no commit in common with HEAD; if the clone is shallow, fetch all of it"
              + " (actions/checkout: fetch-depth: 0).");
    }
    return base.out().lines().findFirst().orElseThrow();
  }

  /**
   * Whether a finding may come from the change: it, or one of its sides, is on a changed line. What
   * is not below the repository counts as changed.
   */
  boolean touch(Finding finding, Report report) {
    return Stream.concat(
            Stream.of(finding.where()), finding.sides().stream().map(Finding.Side::where))
        .anyMatch(where -> touch(where, report));
  }

  private boolean touch(Location where, Report report) {
    URI address = where.uri();
    if (!"file".equals(address.getScheme())) {
      return true;
    }
    Path file = real(Path.of(address));
    if (!file.startsWith(repository)) {
      return true;
    }
    String path = repository.relativize(file).toString().replace('\\', '/');
    RangeSet<Integer> changed = lines.get(path);
    return newFiles.contains(path)
        || (changed != null
            && changed.intersects(Range.closed(where.line(), lastLine(where, report))));
  }

  /** A declaration, or a function, has a body that is no part of what is flagged. */
  private static int lastLine(Location where, Report report) {
    SourceFile file = report.source(where);
    if (file == null) {
      return where.line();
    }
    String text = file.lines().between(where);
    int brace = text.indexOf('{');
    String head = brace < 0 ? text : text.substring(0, brace);
    return Math.min(where.endLine(), where.line() + (int) head.lines().count() - 1);
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }
}
