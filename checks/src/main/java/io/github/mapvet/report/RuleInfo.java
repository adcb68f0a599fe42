package io.github.mapvet.report;

import com.google.errorprone.BugPattern.SeverityLevel;

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
    String page) {}
