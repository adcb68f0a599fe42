package io.github.mapvet;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mapvet.atomicity.NonAtomicMapUpdate;
import io.github.mapvet.harness.InProcessJavac;
import io.github.mapvet.sharing.InconsistentlyGuardedMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Suppressions where users write them, and what is said of suppressions themselves. */
final class SuppressionsTest {
  private static final String SUPPRESS = "@SuppressWarnings(\"NonAtomicMapUpdate\") ";
  private static final Pattern SAID = Pattern.compile("X\\.java:(\\d+): \\w+: \\[(\\w+)\\] (.*)");

  @TempDir private Path folder;

  /** Line and rule of each diagnostic, and the first words of what it says. */
  private List<String> compile(String code, String... options) throws IOException {
    Path source = Files.writeString(folder.resolve("X.java"), code, UTF_8);
    String said =
        InProcessJavac.compile(
            List.of(NonAtomicMapUpdate.class, InconsistentlyGuardedMap.class),
            source,
            folder,
            options);
    return SAID.matcher(said).results().map(SuppressionsTest::brief).toList();
  }

  private static String brief(MatchResult said) {
    return said.group(1)
        + " "
        + said.group(2)
        + (said.group(3).startsWith("The suppression") ? "!" : "");
  }

  private static String code(String onClass, String onField, String onMethod, String onInner) {
    return """
        @C
        class X {
          @F
          private final java.util.Map<String, String> map = new java.util.concurrent.ConcurrentHashMap<>();

          @M
          void put(String key) {
            if (!map.containsKey(key)) {
              map.put(key, "");
            }
          }

          @I
          class Inner {
            void put(String key) {
              java.util.Map<String, String> same = map;
              if (!X.this.map.containsKey(key)) {
                X.this.map.put(key, "");
              }
            }
          }

          static class Other {
            private final java.util.Map<String, String> map = new java.util.concurrent.ConcurrentHashMap<>();
            void put(String key) {
              if (!map.containsKey(key)) {
                map.put(key, "");
              }
            }
          }
        }
        """
        .replace("@C", onClass)
        .replace("@F", onField)
        .replace("@M", onMethod)
        .replace("@I", onInner);
  }

  @Test
  void none() throws IOException {
    assertThat(compile(code("", "", "", "")))
        .containsExactly("9 NonAtomicMapUpdate", "18 NonAtomicMapUpdate", "27 NonAtomicMapUpdate");
  }

  @Test
  void onMethod() throws IOException {
    assertThat(compile(code("", "", SUPPRESS, "")))
        .containsExactly("18 NonAtomicMapUpdate", "27 NonAtomicMapUpdate");
  }

  @Test
  void onClasses() throws IOException {
    assertThat(compile(code("", "", "", SUPPRESS)))
        .containsExactly("9 NonAtomicMapUpdate", "27 NonAtomicMapUpdate");
    assertThat(compile(code(SUPPRESS, "", "", ""))).isEmpty();
  }

  @Test
  void onFieldForWhatIsReportedElsewhere() throws IOException {
    assertThat(compile(code("", SUPPRESS, "", ""))).containsExactly("27 NonAtomicMapUpdate");
  }

  @Test
  void onFieldForRuleWithProperty() throws IOException {
    String code =
        """
        class X {
          %s
          private final java.util.Map<String, String> map = new java.util.HashMap<>();

          public synchronized void put(String key) {
            map.put(key, "");
          }

          public String get(String key) {
            return map.get(key);
          }
        }
        """;
    assertThat(compile(code.formatted(""))).containsExactly("10 InconsistentlyGuardedMap");
    assertThat(compile(code.formatted("@SuppressWarnings(\"InconsistentlyGuardedMap\")")))
        .isEmpty();
    assertThat(compile(code.formatted(SUPPRESS))).containsExactly("10 InconsistentlyGuardedMap");
  }

  @Test
  void localOfTheSameNameIsAnother() throws IOException {
    String code =
        """
        class X {
          @SuppressWarnings("NonAtomicMapUpdate") private java.util.Map<String, String> map;

          void put(java.util.concurrent.ConcurrentHashMap<String, String> map, String key) {
            if (!map.containsKey(key)) {
              map.put(key, "");
            }
          }
        }
        """;
    assertThat(compile(code)).containsExactly("6 NonAtomicMapUpdate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@SuppressWarnings({\"unchecked\", \"NonAtomicMapUpdate\"})",
        "@java.lang.SuppressWarnings(value = \"NonAtomicMapUpdate\")",
        "@SuppressWarnings(Names.RULE)",
      })
  void spellings(String annotation) throws IOException {
    String names = "class Names { static final String RULE = \"NonAtomic\" + \"MapUpdate\"; }";
    assertThat(compile(code(annotation, "", "", "") + names)).isEmpty();
  }

  @Test
  void ignoredOnDemand() throws IOException {
    assertThat(compile(code(SUPPRESS, SUPPRESS, "", ""), "-XepIgnoreSuppressionAnnotations"))
        .hasSize(3);
  }

  // Suppressions that suppress nothing

  private static final String UNUSED = "-XepOpt:MapVet:UnusedSuppressions=true";

  @Test
  void usedOnes() throws IOException {
    assertThat(compile(code("", SUPPRESS, SUPPRESS, ""), UNUSED))
        .containsExactly("27 NonAtomicMapUpdate");
    assertThat(compile(code(SUPPRESS, "", "", ""), UNUSED)).isEmpty();
  }

  @Test
  void unusedOnes() throws IOException {
    String code =
        """
        @SuppressWarnings("NonAtomicMapUpdate") // nothing in here
        class X {
          @SuppressWarnings({"InconsistentlyGuardedMap", "unused"})
          void f(@SuppressWarnings("unchecked") int i) {}
        }
        """;
    assertThat(compile(code)).isEmpty();
    assertThat(compile(code, UNUSED))
        .containsExactly("1 NonAtomicMapUpdate!", "3 InconsistentlyGuardedMap!");
  }

  // Suppressions without a reason

  private static final String REASON = "-XepOpt:MapVet:RequireReason=true";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@S // one thread only",
        "@S /* one thread only */",
        "/* one thread only */ @S",
        "@SuppressWarnings(/* one thread only */ \"NonAtomicMapUpdate\")",
        "// one thread only\n@S",
        "/* one\n   thread only */\n@S",
        "@SuppressWarnings(\n \"NonAtomicMapUpdate\") // one thread only",
        "@S int i; // one thread only",
      })
  void withReason(String suppression) throws IOException {
    String code = suppression.replace("@S ", SUPPRESS).replaceFirst("@S$", SUPPRESS);
    assertThat(
            compile(
                "class X {\n  " + code + (code.contains("int") ? "" : "\nint i;") + "\n}", REASON))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@S",
        "@S //",
        "/** Documentation. */\n@S",
        "// elsewhere\n\n@S",
        "int j; // another\n@S",
        "@SuppressWarnings({\"NonAtomicMapUpdate\", \"http://x /* x */\"})",
        "@S\n// below",
      })
  void withoutReason(String suppression) throws IOException {
    String code = suppression.replace("@S ", SUPPRESS).replaceFirst("@S(?=\n|$)", SUPPRESS);
    assertThat(compile("class X {\n  " + code + "\nint i;\n}")).isEmpty();
    List<String> said = compile("class X {\n  " + code + "\nint i;\n}", REASON);
    assertThat(said).hasSize(1);
    assertThat(said.get(0)).endsWith(" NonAtomicMapUpdate!");
  }
}
