package io.github.mapvet.report;

import static com.google.common.truth.Truth.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** JSON as we write it, read back by a library. */
final class JsonTest {
  private record Point(int x, Integer y, String $name) {}

  @Test
  void layout() throws IOException {
    assertThat(
            json(
                ImmutableMap.of(
                    "point", new Point(1, null, "p"),
                    "none", List.of(),
                    "empty", Map.of(),
                    "many", List.of(true, 2L, List.of("a")))))
        .isEqualTo(
            """
            {
              "point": {
                "x": 1,
                "$name": "p"
              },
              "none": [],
              "empty": {},
              "many": [
                true,
                2,
                [
                  "a"
                ]
              ]
            }
            """);
  }

  @Test
  void textComesBackAsItWas() throws IOException {
    String text = "\"\\/\b\f\n\r\t\0\u001f\u2028\u2029 é \uD83D\uDE00 <'&>";
    assertThat(JsonParser.parseString(json(text)).getAsString()).isEqualTo(text);
  }

  @Test
  void halfSurrogatesAreEscaped() throws IOException {
    assertThat(json("\uD83D!\uDE00\uD83D")).isEqualTo("\"\\ud83d!\\ude00\\ud83d\"\n");
  }

  private static String json(Object value) throws IOException {
    StringBuilder out = new StringBuilder();
    Json.write(value, out);
    return out.toString();
  }
}
