package io.github.mapvet.cli;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
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
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + word
                        + "' is none of "
                        + Arrays.stream(values).map(E::toString).collect(joining(", "))));
  }
}
