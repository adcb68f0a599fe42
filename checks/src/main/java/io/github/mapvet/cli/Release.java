package io.github.mapvet.cli;

import com.google.common.collect.ImmutableList;
import com.sun.tools.javac.api.JavacTool;
import java.util.List;

/** The Java version that sources are written for. */
final class Release {
  private Release() {}

  /**
   * javac's options for it.
   *
   * @param release null for javac's own
   * @throws UsageException when this javac does not know it
   */
  static List<String> options(Integer release) throws UsageException {
    if (release == null) {
      return ImmutableList.of();
    }
    ImmutableList<String> options = ImmutableList.of("--release", release.toString());
    try {
      JavacTool.create().getTask(null, null, null, options, null, null);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--release "
              + release
              + " is unknown to Java "
              + Runtime.version().feature()
              + ", which mapvet runs on; run it on a newer Java, or give an older version.");
    }
    return options;
  }
}
