package io.github.mapvet.cli.report.html;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import com.google.common.io.Resources;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.github.mapvet.cli.report.FixDiff;
import io.github.mapvet.report.Finding;
import io.github.mapvet.report.Json;
import io.github.mapvet.report.Problem;
import io.github.mapvet.report.Renderer;
import io.github.mapvet.report.Report;
import io.github.mapvet.report.RuleInfo;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The report as one HTML page without anything from elsewhere: to be opened from a disk, a build's
 * artifacts or a mail. The list is plain HTML; a finding's own part is made from a string when
 * somebody looks at it, so thousands of findings cost no more than their names.
 */
public final class HtmlReport implements Renderer {
  /** Names that a message puts in single quotes; not the apostrophes of its prose. */
  private static final Pattern CODE = Pattern.compile("(?<!\\w)'([^'\\s]+)'(?!\\w)");

  private final Template page = template("page.html");
  private final Template detail = template("finding.html");

  @Override
  public void render(Report report, Appendable out) throws IOException {
    Map<URI, Source> sources = new HashMap<>();
    List<Page.Entry> entries = new ArrayList<>();
    List<String> details = new ArrayList<>();
    for (Finding finding : report.findings()) {
      Page.Entry entry = entry(entries.size() + 1, finding, report);
      entries.add(entry);
      details.add(detail.execute(detail(entry, finding, report, sources)));
    }
    String script = resource("page.js");
    out.append(
        page.execute(
            new Page.Whole(
                report.version(),
                report.summary(),
                report.rules().size(),
                report.problems().stream().map(HtmlReport::trouble).collect(toImmutableList()),
                report.problems().stream().anyMatch(p -> p.level() != Problem.Level.NOTE),
                facets(entries),
                files(entries),
                json(details),
                resource("page.css"),
                script,
                Base64.getEncoder()
                    .encodeToString(Hashing.sha256().hashString(script, UTF_8).asBytes()))));
  }

  private static Template template(String name) {
    return Mustache.compiler()
        .escapeHTML(true)
        .strictSections(true)
        .emptyStringIsFalse(true)
        .compile(resource(name));
  }

  private static String resource(String name) {
    try {
      return Resources.toString(Resources.getResource(HtmlReport.class, name), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** JSON that may stand in a script element: no tag or comment can begin in it. */
  private static String json(List<String> texts) throws IOException {
    StringBuilder json = new StringBuilder();
    Json.write(texts, json);
    return json.toString().replace("<", "\\u003c");
  }

  private static Page.Trouble trouble(Problem problem) {
    return new Page.Trouble(problem.path(), problem.text(), problem.level() == Problem.Level.NOTE);
  }

  private static Page.Entry entry(int number, Finding finding, Report report) {
    return new Page.Entry(
        number,
        finding.severity().name().toLowerCase(Locale.ROOT),
        finding.rule(),
        report.rule(finding).map(RuleInfo::family).orElse(""),
        new FileName(report.source(finding.where()).path()),
        finding.where().line(),
        finding.message());
  }

  private static ImmutableList<Page.Facet> facets(List<Page.Entry> entries) {
    return ImmutableList.of(
        facet("severity", "Severity", Page.Entry::severity, entries),
        facet("family", "Family", Page.Entry::family, entries),
        facet("rule", "Rule", Page.Entry::rule, entries),
        facet("path", "File", e -> e.file().path(), entries));
  }

  private static Page.Facet facet(
      String name, String label, Function<Page.Entry, String> value, List<Page.Entry> entries) {
    Map<String, Long> counts =
        entries.stream().collect(groupingBy(value, TreeMap::new, counting()));
    return new Page.Facet(
        name,
        label,
        counts.entrySet().stream()
            .map(e -> new Page.Choice(e.getKey(), e.getValue()))
            .collect(toImmutableList()));
  }

  /** Findings of one file follow each other. */
  private static ImmutableList<Page.FileGroup> files(List<Page.Entry> entries) {
    return entries.stream()
        .collect(groupingBy(e -> e.file().path(), TreeMap::new, toImmutableList()))
        .entrySet()
        .stream()
        .map(e -> new Page.FileGroup(new FileName(e.getKey()), e.getValue()))
        .collect(toImmutableList());
  }

  private static Page.Detail detail(
      Page.Entry entry, Finding finding, Report report, Map<URI, Source> sources) {
    return new Page.Detail(
        entry,
        words(finding.message()),
        report.rule(finding).map(RuleInfo::summary).orElse(""),
        finding.page(),
        Scene.isTelling(finding) ? Scene.of(finding, report.sources()) : null,
        excerpts(finding, report, sources),
        finding.fixes().stream()
            .map(fix -> repair(fix, finding, report))
            .collect(toImmutableList()));
  }

  private static ImmutableList<Page.Words> words(String message) {
    ImmutableList.Builder<Page.Words> words = ImmutableList.builder();
    Matcher matcher = CODE.matcher(message);
    int done = 0;
    while (matcher.find()) {
      words.add(new Page.Words(message.substring(done, matcher.start()), false));
      words.add(new Page.Words(matcher.group(1), true));
      done = matcher.end();
    }
    return words.add(new Page.Words(message.substring(done), false)).build();
  }

  private static ImmutableList<Excerpt> excerpts(
      Finding finding, Report report, Map<URI, Source> sources) {
    List<Excerpt.Mark> marks = new ArrayList<>();
    for (Finding.Side side : finding.sides()) {
      marks.add(new Excerpt.Mark(marks.size() + 1, side.actor(), side.where(), side.text()));
    }
    marks.add(new Excerpt.Mark(0, 0, finding.where(), ""));
    return marks.stream()
        .filter(mark -> report.source(mark.where()) != null)
        .collect(groupingBy(mark -> mark.where().uri(), LinkedHashMap::new, toList()))
        .entrySet()
        .stream()
        .flatMap(
            file -> Excerpt.of(source(file.getKey(), report, sources), file.getValue()).stream())
        .collect(toImmutableList());
  }

  private static Source source(URI address, Report report, Map<URI, Source> sources) {
    return sources.computeIfAbsent(address, a -> new Source(report.sources().get(a)));
  }

  private static Page.Repair repair(Finding.Repair fix, Finding finding, Report report) {
    ImmutableList<Page.DiffLine> lines =
        FixDiff.of(report.source(finding.where()), fix).stream()
            .skip(2) // the two names of the file
            .map(HtmlReport::diffLine)
            .collect(toImmutableList());
    return new Page.Repair(fix.title(), lines);
  }

  private static Page.DiffLine diffLine(String line) {
    String kind =
        switch (line.charAt(0)) {
          case '+' -> "add";
          case '-' -> "del";
          case '@' -> "hunk";
          default -> "";
        };
    return kind.equals("hunk")
        ? new Page.DiffLine(kind, "", line)
        : new Page.DiffLine(kind, line.substring(0, 1), line.substring(1));
  }
}
