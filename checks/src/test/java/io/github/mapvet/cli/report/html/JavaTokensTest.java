package io.github.mapvet.cli.report.html;

import static com.google.common.truth.Truth.assertThat;
import static java.util.stream.Collectors.joining;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is coloured how. */
final class JavaTokensTest {
  private static String tokens(String text) {
    return JavaTokens.of(text).stream()
        .map(t -> t.kind().style() + ":" + text.substring(t.start(), t.end()))
        .collect(joining(" "));
  }

  @Test
  void words() {
    assertThat(tokens("@Override public Map<K> get(int i1) { return null; }"))
        .isEqualTo("a:@Override k:public t:Map t:K f:get k:int k:return k:null");
    assertThat(tokens("@interface A { record B(var x) }"))
        .isEqualTo("k:@interface t:A k:record t:B k:var");
    assertThat(tokens("x = 0x1F + 10_000L;")).isEqualTo("n:0x1F n:10_000L");
  }

  @Test
  void textIsNoCode() {
    assertThat(tokens("\"if \\\" // x\" + 'i'")).isEqualTo("s:\"if \\\" // x\" s:'i'");
    assertThat(tokens("\"\"\"\n if \"quoted\" \\\"\"\" \"\"\" + int"))
        .isEqualTo("s:\"\"\"\n if \"quoted\" \\\"\"\" \"\"\" k:int");
  }

  @Test
  void commentsAreNoCode() {
    assertThat(tokens("int // if \"\nint /* new\n'x */ int"))
        .isEqualTo("k:int c:// if \" k:int c:/* new\n'x */ k:int");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/*", "\"", "'", "\"\"\"", "\"\\", "'\\\n", "@", "/", "\"\"\"\\"})
  void brokenCodeEnds(String text) {
    JavaTokens.of(text).forEach(t -> assertThat(t.end()).isAtMost(text.length()));
  }

  @Test
  void brokenTextEndsWithItsLine() {
    assertThat(tokens("\"open\nint")).isEqualTo("s:\"open k:int");
  }
}
