package io.github.mapvet.ruling;

import com.google.common.collect.ImmutableList;
import java.util.stream.Stream;

/**
 * Public sources to measure on.
 *
 * @param name of the list, and for people
 * @param sources Maven coordinates {@code group:artifact:version} of what is read
 * @param libraries likewise, of what the sources use but their POMs do not name
 */
public record Project(String name, ImmutableList<String> sources, ImmutableList<String> libraries) {

  /** All coordinates. */
  ImmutableList<String> artifacts() {
    return Stream.of(sources, libraries)
        .flatMap(ImmutableList::stream)
        .collect(ImmutableList.toImmutableList());
  }
}
