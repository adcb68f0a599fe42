package io.github.mapvet.cli;

import io.github.mapvet.options.Nearest;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of a few words; a wrong one is answered with the right ones. */
final class Choice<E extends Enum<E>> implements ITypeConverter<E> {
  private final E[] values;

  /**
   * @param values the choices; users write what {@code toString} gives
   */
  Choice(E[] values) {
    this.values = values.clone();
  }

  @Override
  public E convert(String word) {
    return Arrays.stream(values)
        .filter(v -> v.toString().equals(word))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException(wrong(word)));
  }

  private String wrong(String word) {
    List<String> words = Arrays.stream(values).map(E::toString).toList();
    return "'"
        + word
        + "' is none of "
        + String.join(", ", words)
        + Nearest.to(word, words).map(n -> "; did you mean " + n + "?").orElse("");
  }
}
