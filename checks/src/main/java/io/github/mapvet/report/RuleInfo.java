package io.github.mapvet.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.BugPattern.SeverityLevel;
import com.google.errorprone.bugpatterns.BugChecker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * A rule as users see it.
 *
 * @param name as in {@code @SuppressWarnings}
 * @param family the group of faults it belongs to
 * @param severity its default
 * @param onByDefault whether it runs when nobody asks for it
 * @param summary one sentence
 * @param url the address of its page
 * @param page its page in Markdown
 */
public record RuleInfo(
    String name,
    String family,
    SeverityLevel severity,
    boolean onByDefault,
    String summary,
    String url,
    String page) {

  /** What users see of a rule. */
  public static RuleInfo of(BugChecker rule) {
    String packageName = rule.getClass().getPackageName();
    return new RuleInfo(
        rule.canonicalName(),
        packageName.substring(packageName.lastIndexOf('.') + 1),
        rule.defaultSeverity(),
        true,
        rule.message(),
        rule.linkUrl(),
        page(rule));
  }

  /** The page in the jar; a rule from elsewhere may have none and then explains itself briefly. */
  private static String page(BugChecker rule) {
    String name = "/META-INF/mapvet/rules/" + rule.canonicalName() + "/README.md";
    try (InputStream in = rule.getClass().getResourceAsStream(name)) {
      return in == null
          ? "# " + rule.canonicalName() + "\n\n" + rule.message() + "\n"
          : new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * mapvet's version, or a word that says there is none: classes outside a jar have no manifest.
   */
  public static String version() {
    String version = RuleInfo.class.getPackage().getImplementationVersion();
    return version == null ? "unreleased" : version;
  }
}
