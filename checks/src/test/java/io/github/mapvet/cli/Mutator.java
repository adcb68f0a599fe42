package io.github.mapvet.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Breaks Java sources the way a programmer in the middle of an edit, or a bad merge, does. */
final class Mutator {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|//[^\\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'"
              + "|\\w+|.",
          Pattern.DOTALL);

  private static final Pattern TYPE = Pattern.compile("\\b[A-Z]\\w*[a-z]\\w*\\b");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import [^;]+;\\n");
  private static final int MOST_CHANGES = 4;

  private final Random random;

  /**
   * @param random decides; the same seed gives the same mutants
   */
  Mutator(Random random) {
    this.random = random;
  }

  /** The text with one to four changes. */
  String mutate(String text) {
    String mutant = text;
    for (int i = 1 + random.nextInt(MOST_CHANGES); i > 0; i--) {
      mutant = change(mutant);
    }
    return mutant;
  }

  private String change(String text) {
    return switch (random.nextInt(5)) {
      case 0 -> without(IMPORT, text);
      case 1 -> renamed(text);
      case 2 -> shuffled(lines(text), "\n");
      default -> shuffled(tokens(text), "");
    };
  }

  private static List<String> lines(String text) {
    return new ArrayList<>(List.of(text.split("\n", -1)));
  }

  private static List<String> tokens(String text) {
    return TOKEN
        .matcher(text)
        .results()
        .map(token -> token.group())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** One part is left out, doubled, or swapped with another. */
  private String shuffled(List<String> parts, String between) {
    int one = random.nextInt(parts.size());
    int other = random.nextInt(parts.size());
    switch (random.nextInt(3)) {
      case 0 -> parts.remove(one);
      case 1 -> parts.add(other, parts.get(one));
      default -> parts.set(one, parts.set(other, parts.get(one)));
    }
    return String.join(between, parts);
  }

  private String without(Pattern part, String text) {
    List<String> found = part.matcher(text).results().map(match -> match.group()).toList();
    return found.isEmpty() ? text : text.replace(found.get(random.nextInt(found.size())), "");
  }

  /** A type that nobody declares, in all places or in one. */
  private String renamed(String text) {
    List<String> types = TYPE.matcher(text).results().map(match -> match.group()).toList();
    if (types.isEmpty()) {
      return text;
    }
    String type = types.get(random.nextInt(types.size()));
    Pattern whole = Pattern.compile("\\b" + type + "\\b");
    Matcher matcher = whole.matcher(text);
    return random.nextBoolean() ? matcher.replaceAll("Gone") : matcher.replaceFirst("Gone");
  }
}
