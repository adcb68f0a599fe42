package io.github.mapvet.cli;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

/**
 * The HTML report in a real browser, used as people use it. Leaves screenshots in {@code
 * target/html-report}.
 */
final class HtmlReportIT {
  private static final Path SHOTS = Path.of("target/html-report");
  private static final Dimension DESKTOP = new Dimension(1440, 1000);
  private static final Dimension PHONE = new Dimension(500, 860);

  /** Texts whose contrast with what is behind them is below WCAG's 4.5 to 1. */
  private static final String PALE_TEXTS =
      """
      const parse = (c) => {
        const n = c.match(/[\\d.]+/g).map(Number);
        return { rgb: n.slice(0, 3), alpha: n.length > 3 ? n[3] : 1 };
      };
      const light = ([r, g, b]) => [r, g, b]
          .map((v) => v / 255)
          .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
      const ground = (e) => {
        for (let p = e; p; p = p.parentElement) {
          const c = parse(getComputedStyle(p).backgroundColor);
          if (c.alpha === 1) return c.rgb;
        }
        return [255, 255, 255];
      };
      const hasText = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
      return [...document.querySelectorAll('body *')]
          .filter((e) => hasText(e) && e.checkVisibility() && !e.closest('.vh, :disabled'))
          .filter((e) => {
            const [a, b] = [light(parse(getComputedStyle(e).color).rgb), light(ground(e))];
            return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
          })
          .map((e) => e.outerHTML.slice(0, 120));
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private static Path folder;
  private static ChromeDriver browser;

  @BeforeAll
  static void open() throws IOException {
    Optional<Path> driver = program("chromedriver");
    Optional<Path> chromium = program("chromium").or(() -> program("google-chrome"));
    assumeTrue(
        driver.isPresent() && chromium.isPresent(),
        "no browser: chromium and chromedriver (Debian: chromium-driver) must be on the PATH");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get().toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + folder.resolve("profile"));
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(driver.get().toFile()).build();
    browser = new ChromeDriver(service, options);
    Files.createDirectories(SHOTS);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  private static Optional<Path> program(String name) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(entry -> Path.of(entry, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @BeforeEach
  void report() throws IOException {
    Path report = folder.resolve("report.html");
    if (!Files.exists(report)) {
      List<String> rules = List.of("InconsistentlyGuardedMap", "MapModifiedDuringIteration");
      write(report, rules.stream().map(r -> Path.of("../testdata", r)).toList());
    }
    browser.manage().window().setSize(DESKTOP);
    browser.get("about:blank");
    browser.get(report.toUri().toString());
  }

  private static void write(Path report, List<Path> sources) throws IOException {
    var arguments = Stream.concat(Stream.of("check", "--format=html=" + report), sources.stream());
    String[] words = arguments.map(Object::toString).toArray(String[]::new);
    int exit = Main.commandLine(Rules.load(), Path.of("")).execute(words);
    assertThat(exit).isAtMost(ExitCodes.FINDINGS);
  }

  private static WebElement find(String selector) {
    return browser.findElement(By.cssSelector(selector));
  }

  private static void press(CharSequence... keys) {
    new Actions(browser).sendKeys(keys).perform();
  }

  private static List<String> visible() {
    return browser.findElements(By.cssSelector("#list li:not([hidden]) a")).stream()
        .map(a -> a.getDomAttribute("href"))
        .toList();
  }

  private static String current() {
    return find("#list a[aria-current]").getDomAttribute("href");
  }

  /** A busy browser takes a key later than the driver says. */
  private static void assertBecomesCurrent(String link) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!current().equals(link) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(current()).isEqualTo(link);
  }

  private static void shoot(String name) throws IOException {
    Files.write(SHOTS.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
  }

  private static void assertNoErrors() {
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
  }

  @Test
  void firstFindingIsShown() {
    assertThat(current()).isEqualTo("#f1");
    assertThat(find("#detail h2").getText())
        .isEqualTo(find("#list a").getDomAttribute("data-rule"));
    assertThat(find(".scene .lane .thread").isDisplayed()).isTrue();
    assertThat(find(".excerpts .marked .hot").isDisplayed()).isTrue();
    assertNoErrors();
  }

  @Test
  void keysMove() {
    press("j", "j");
    assertBecomesCurrent("#f3");
    press(Keys.ARROW_UP);
    assertBecomesCurrent("#f2");
    press("k", "k", "k");
    assertBecomesCurrent("#f1");
    assertThat(find("#place").getText()).startsWith("1 of ");
    press("?");
    assertThat(find("#keys").isDisplayed()).isTrue();
    press(Keys.ESCAPE);
    assertThat(find("#keys").isDisplayed()).isFalse();
    assertNoErrors();
  }

  @Test
  void linkLeadsToFinding() {
    browser.get(browser.getCurrentUrl().replaceAll("#.*", "") + "#f5");
    assertThat(current()).isEqualTo("#f5");
  }

  @Test
  void searchAndFacetsNarrow() {
    int all = visible().size();
    find("#list a").click();
    press("/");
    press("mapmodified functions");
    int found = visible().size();
    assertThat(found).isLessThan(all);
    assertThat(find("#status").getText()).isEqualTo(found + " of " + all + " findings");
    assertThat(find("#detail h2").getText()).isEqualTo("MapModifiedDuringIteration");
    press(Keys.ESCAPE);
    assertThat(visible()).hasSize(all);
    find(".facet[data-facet=rule] summary").click();
    WebElement rule = find(".facet[data-facet=rule] input[value=InconsistentlyGuardedMap]");
    int count = Integer.parseInt(rule.findElement(By.xpath("../*[@class='count']")).getText());
    rule.click();
    assertThat(visible()).hasSize(count);
    assertThat(browser.findElements(By.cssSelector(".facet[data-facet=family] label.none")))
        .isNotEmpty();
    press(Keys.ESCAPE);
    find("#clear").click();
    assertThat(visible()).hasSize(all);
    press("no such thing"); // clearing leads back to the search
    assertThat(visible()).isEmpty();
    assertThat(find("#detail").getText()).isEmpty();
    assertNoErrors();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyTextIsLegible(String theme) throws IOException {
    while (!find("#theme-name").getText().equals(theme)) {
      press("t");
    }
    for (String place : List.of("#f1", "#f10", "#f40")) {
      browser.executeScript("location.hash = arguments[0]", place);
      assertWithMessage(theme + " " + place)
          .that((List<?>) browser.executeScript(PALE_TEXTS))
          .isEmpty();
    }
    browser.executeScript("location.hash = '#f1'");
    shoot(theme);
    browser.manage().window().setSize(PHONE);
    shoot(theme + "-narrow");
    press("t");
  }

  @Test
  void narrowWindowShowsListThenFinding() {
    browser.manage().window().setSize(PHONE);
    assertThat(find("#list").isDisplayed()).isTrue();
    assertThat(find("#detail").isDisplayed()).isFalse();
    find("#list a").click();
    assertThat(find("#list").isDisplayed()).isFalse();
    assertThat(find("#detail h2").isDisplayed()).isTrue();
    assertThat((Boolean) browser.executeScript("return document.body.scrollWidth <= innerWidth"))
        .isTrue();
    find("#back").click();
    assertThat(find("#list").isDisplayed()).isTrue();
  }

  @Test
  void printsWhatTheFiltersLeave() throws IOException {
    press("/");
    press("badfunctions");
    int left = visible().size();
    browser.executeScript("document.documentElement.dataset.theme = 'dark'");
    browser.executeScript("dispatchEvent(new Event('beforeprint'))");
    assertThat(browser.findElements(By.cssSelector("#print article"))).hasSize(left);
    browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    assertThat((List<?>) browser.executeScript(PALE_TEXTS)).isEmpty();
    shoot("print");
    browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    browser.executeScript("dispatchEvent(new Event('afterprint'))");
    assertThat(browser.findElements(By.cssSelector("#print article"))).isEmpty();
  }

  @Test
  void thousandsOfFindingsAreNoBurden() throws IOException {
    StringBuilder code = new StringBuilder("import java.util.*;\n");
    for (int i = 0; i < 2000; i++) {
      code.append("class A%d {\n  void f(Map<?, ?> m) {\n".formatted(i))
          .append("    for (Object k : m.keySet()) {\n      m.remove(k);\n    }\n  }\n}\n");
    }
    Path source = Files.writeString(folder.resolve("Many.java"), code);
    Path report = folder.resolve("many.html");
    write(report, List.of(source));
    browser.get(report.toUri().toString());
    assertThat(visible()).hasSize(2000);
    Number milliseconds =
        (Number)
            browser.executeScript(
                """
                const search = document.getElementById('search');
                const start = performance.now();
                search.value = 'many 7';
                search.dispatchEvent(new Event('input'));
                document.body.offsetHeight;
                return performance.now() - start;
                """);
    assertThat(milliseconds.doubleValue()).isLessThan(1000.0);
    assertNoErrors();
  }

  @Test
  void hostileCodeDoesNotRun() throws IOException {
    Path source =
        Files.writeString(
            folder.resolve("Hostile.java"),
            """
            class Hostile {
              void f(java.util.Map<String, String> map) {
                for (String k : map.keySet()) { // </script><img src=x onerror="document.title='!'">
                  map.remove("</script><script>document.title = '!'</script>");
                }
              }
            }
            """);
    Path report = folder.resolve("hostile.html");
    write(report, List.of(source));
    browser.get(report.toUri().toString());
    assertThat(browser.getTitle()).startsWith("mapvet: ");
    assertThat(find(".excerpts").getText()).contains("</script><img src=x onerror=");
    assertNoErrors();
  }
}
