package io.github.mapvet.bench;

import com.google.common.base.StandardSystemProperty;
import com.google.common.collect.ImmutableList;
import io.github.mapvet.harness.Jars;
import io.github.mapvet.ruling.Corpus;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The programs that are measured. */
final class Toolbox {
  /** javac's class. */
  static final String JAVAC = "com.sun.tools.javac.Main";

  /** The command's class. */
  static final String COMMAND = "io.github.mapvet.cli.Main";

  private static final String NULLAWAY =
      "com.uber.nullaway:nullaway:" + System.getProperty("mapvet.bench.nullaway");

  private Toolbox() {}

  /** A class path that has {@link Measured}. */
  static String ourClasses() throws URISyntaxException {
    return Path.of(Measured.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }

  /** A class path that has the command, and {@link Measured}. */
  static String command() throws URISyntaxException {
    return Jars.command() + File.pathSeparator + ourClasses();
  }

  /** The processor path of Error Prone alone. */
  static String errorProne() throws IOException, InterruptedException {
    return Corpus.errorProne(Jars.OURS);
  }

  /** That of Error Prone with NullAway. */
  static String nullAway() throws IOException, InterruptedException {
    return Corpus.classPath("nullaway", ImmutableList.of(Corpus.ERROR_PRONE + Jars.OURS, NULLAWAY));
  }

  /** What all this ran on, for people. */
  static String machine() {
    return "%d processors (%s), %s %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            StandardSystemProperty.OS_ARCH.value(),
            System.getProperty("java.vm.name"),
            Runtime.version());
  }
}
