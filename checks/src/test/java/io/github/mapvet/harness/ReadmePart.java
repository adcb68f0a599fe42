package io.github.mapvet.harness;

import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of the README that a test or a run writes.
 *
 * @param begin the mark before it
 * @param end the mark behind it
 */
public record ReadmePart(String begin, String end) {
  private static final Path README = Testdata.root().resolveSibling("README.md");

  /** The part between the comments {@code <!-- name -->} and {@code <!-- end of name -->}. */
  public static ReadmePart of(String name) {
    return new ReadmePart("<!-- " + name + " -->\n", "<!-- end of " + name + " -->\n");
  }

  /** What stands there. */
  public String text() throws IOException {
    String readme = Files.readString(README, UTF_8);
    return readme.substring(start(readme), stop(readme));
  }

  /** Replaces it. */
  public void write(String text) throws IOException {
    String readme = Files.readString(README, UTF_8);
    Files.writeString(
        README, readme.substring(0, start(readme)) + text + readme.substring(stop(readme)), UTF_8);
  }

  private int start(String readme) {
    int found = readme.indexOf(begin);
    assertWithMessage(begin).that(found).isAtLeast(0);
    return found + begin.length();
  }

  private int stop(String readme) {
    int found = readme.indexOf(end, start(readme));
    assertWithMessage(end).that(found).isAtLeast(0);
    return found;
  }
}
