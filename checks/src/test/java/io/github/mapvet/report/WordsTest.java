package io.github.mapvet.report;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts of the code that a fingerprint is made of. */
final class WordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          map.put(key,1)                          | map . put ( key , 1 )
          map /* of all */ .clear() // why        | map . clear ( )
          for (K k : keys) { if (x) { y(); } }    | for ( K k : keys ) { }
          map.forEach((k, v) -> { v(); }).then()  | map . forEach ( ( k , v ) - > { } ) . then ( )
          log("a } \\" // b", '"', '\\'')         | log ( "a } \\" // b" , '"' , '\\'' )
          x /* no end                             | x
          f("no end                               | f ( "no end
          """)
  void words(String code, String words) {
    assertThat(Words.of(code)).isEqualTo(words);
  }

  @Test
  void textBlock() {
    assertThat(Words.of("f(\"\"\"\n  a \"b\" {\n\"\"\") + 1"))
        .isEqualTo("f ( \"\"\"\n  a \"b\" {\n\"\"\" ) + 1");
  }
}
