package io.github.mapvet.cli.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.CharMatcher;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.hash.Hashing;
import io.github.mapvet.report.Finding;

/**
 * Names findings so that they keep their name when lines move: by rule, path and the text of the
 * line, and a number where all three are equal. Ask once for each finding, in the report's order.
 */
final class Fingerprints {
  private final Multiset<String> seen = HashMultiset.create();

  /** The name of the next finding. */
  String next(Finding finding, SourceFile file) {
    String line = file.lines().line(finding.where().line());
    String key =
        String.join(
            "\n",
            finding.rule(),
            file.path(),
            CharMatcher.whitespace().trimAndCollapseFrom(line, ' '));
    String hash = Hashing.sha256().hashString(key, UTF_8).toString().substring(0, 32);
    seen.add(hash);
    return hash + ":" + seen.count(hash);
  }
}
