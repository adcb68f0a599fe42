package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;
import static io.github.mapvet.cli.Mapvet.faulty;
import static io.github.mapvet.cli.Mapvet.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.google.common.hash.Hashing;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTML report as text: complete, self-contained, and safe whatever the sources say. */
final class HtmlReportTest {
  private static final Pattern SCRIPT = Pattern.compile("(?s)<script>(.*?)</script>");
  private static final Pattern DETAILS =
      Pattern.compile("(?s)<script type=\"application/json\" id=\"details\">(.*?)</script>");

  @TempDir private Path folder;

  private String html() {
    return Mapvet.run(folder, "check", "--disable=FaultyRule", "--format=html", folder).out();
  }

  private static String first(Pattern pattern, String html) {
    return pattern.matcher(html).results().findFirst().orElseThrow().group(1);
  }

  /** Each finding's own part. */
  private static List<String> details(String html) {
    return JsonParser.parseString(first(DETAILS, html)).getAsJsonArray().asList().stream()
        .map(JsonElement::getAsString)
        .toList();
  }

  private static List<String> matches(String pattern, String html) {
    return Pattern.compile(pattern).matcher(html).results().map(MatchResult::group).toList();
  }

  @Test
  void listAndCounts() throws IOException {
    write(folder, "p/A.java", faulty("A") + faulty("B"));
    write(folder, "q/C.java", faulty("C"));
    String html = html();
    assertThat(html).contains("<title>mapvet: 0 errors, 3 warnings in 2 of 2 files</title>");
    assertThat(matches("<a href=\"#f\\d+\"", html)).hasSize(3);
    assertThat(html).contains("<h2>p/<b>A.java</b></h2>");
    assertThat(html)
        .contains(
            "<input type=\"checkbox\" value=\"p/A.java\"><span class=\"value\" data-value=\"p/A.java\">p/A.java</span>"
                + "<span class=\"count\">2</span>");
    assertThat(html).contains("value=\"ClearedMap\"");
    assertThat(details(html)).hasSize(3);
  }

  @Test
  void findingShowsSidesAndRepair() throws IOException {
    write(folder, "A.java", "class A {\n  java.util.Map<?, ?> map;\n  { map.clear(); }\n}\n");
    String finding = details(html()).get(0);
    assertThat(finding).contains("<code>map</code> loses every entry");
    assertThat(finding).contains("<b class=\"number\">1</b> declared here");
    assertThat(finding).contains("<i class='hot'>map.</i><i class='f hot'>clear</i>");
    assertThat(finding).contains("Keep the entries");
    assertThat(finding).containsMatch("<tr class=\"add\">.*\\{ map.isEmpty\\(\\); \\}");
    assertThat(finding).contains("/testdata/ClearedMap/README.md\"");
  }

  @Test
  void nothingFromElsewhere() throws IOException {
    write(folder, "A.java", faulty("A"));
    String html = html();
    assertThat(html).startsWith("<!doctype html>");
    assertThat(matches("<link\\b|<img\\b|@import|url\\(|\\ssrc=|fetch\\(", html)).isEmpty();
    assertThat(matches("\\shref=\"(?!#)[^\"]*", html)).isEmpty();
    byte[] hash = Hashing.sha256().hashString(first(SCRIPT, html), UTF_8).asBytes();
    assertThat(html)
        .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
  }

  @Test
  void hostileSourceStaysText() throws IOException {
    String evil = "</script><script>alert(1)</script><!-- <b onclick='x'> {{rule}} {{{rule}}} &lt;";
    write(
        folder,
        "A.java",
        "class A {\n  // %s\n  java.util.Map<?, ?> map;\n  { /* %s */ map.clear(); }\n}\n"
            .formatted(evil, evil));
    write(folder, "<img src=x onerror=alert(1)>.java", faulty("B"));
    String html = html();
    assertThat(matches("(?i)</?script\\b", html)).hasSize(4);
    assertThat(html).doesNotContain("<img");
    String all = String.join("", details(html));
    assertThat(all).doesNotContain("<script");
    assertThat(all).doesNotContain("<img");
    assertThat(all).contains("&lt;/script&gt;&lt;script&gt;alert(1)");
    assertThat(all).contains("{{rule}} {{{rule}}} &amp;lt;");
  }

  @Test
  void sameReportSamePage() throws IOException {
    write(folder, "A.java", faulty("A"));
    assertThat(html()).isEqualTo(html());
  }

  @Test
  void nothingFound() throws IOException {
    write(folder, "A.java", "class A {}");
    String html = html();
    assertThat(html).contains("Nothing found.");
    assertThat(details(html)).isEmpty();
  }

  @Test
  void problemsAreShown() throws IOException {
    write(folder, "Bin.java", "\0");
    String html = html();
    assertThat(html).contains("Not everything was analysed (1)");
    assertThat(html).contains("<b>Bin.java</b> binary");
  }

  @Test
  void thousandsOfFindingsAreAShortList() throws IOException {
    String classes = IntStream.range(0, 2000).mapToObj(i -> faulty("A" + i)).collect(joining());
    write(folder, "A.java", classes);
    String html = html();
    String list = html.substring(0, html.indexOf("id=\"details\""));
    assertThat(matches("<a href=\"#f\\d+\"", list)).hasSize(2000);
    assertThat(matches("<\\w", list).size()).isLessThan(2000 * 10);
  }
}
